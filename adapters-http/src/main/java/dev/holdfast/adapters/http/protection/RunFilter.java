package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunQuery;
import dev.holdfast.domain.protection.RunQuery.Window;
import dev.holdfast.domain.protection.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which runs of a group a request lists.
 *
 * @param isVain whether no run can match
 * @param only the one run that is asked for; null for any
 * @param times by which runs are listed, or counted
 * @param page how many to show at most
 * @param isPaged whether the client goes on where the page ends
 */
record RunFilter(
    boolean isVain, @Nullable RunId only, Times times, RunQuery query, int page, boolean isPaged) {

  /** As ruled: what a client of the published API gets if it says nothing. */
  private static final long RUNS_DEFAULT = 100;

  private static final long RUNS_MAX = 1_000;
  private static final Duration WINDOW_DEFAULT = Duration.ofHours(1);

  /** A run that starts in this very microsecond is still listed. */
  private static final Duration TICK = Duration.ofNanos(1_000);

  private static final Set<String> TYPES =
      Set.of(
          "kAll",
          "kIncremental",
          "kFull",
          "kLog",
          "kSystem",
          "kHydrateCDP",
          "kStorageArraySnapshot");
  private static final List<String> OF_COPIES =
      List.of("replicationRunStatus", "archivalRunStatus", "cloudSpinRunStatus");
  private static final Set<String> TARGETS =
      Set.of("Archival", "Local", "Remote", "RpaasArchival", "StorageArraySnapshot");

  /**
   * A window of time.
   *
   * @param isGiven whether the client said any of it
   */
  record Times(Window window, Instant from, Instant to, boolean isGiven) {

    private static Times of(Query query, Instant now) {
      Optional<Long> start = query.number("startTimeUsecs", 0, WireMicros.MAX);
      Optional<Long> end = query.number("endTimeUsecs", 0, WireMicros.MAX);
      boolean byEnd = query.flag("filterByEndTime").orElse(false);
      Instant to = end.map(WireMicros::instant).orElse(now.plus(TICK));
      Instant from =
          start
              .map(WireMicros::instant)
              .orElseGet(
                  () -> end.isPresent() ? to.minus(WINDOW_DEFAULT) : now.minus(WINDOW_DEFAULT));
      if (start.isPresent() && end.isPresent() && from.isAfter(to)) {
        throw new InvalidInputException(
            "parameter.value", "The parameter startTimeUsecs must not lie after endTimeUsecs.");
      }
      return new Times(
          byEnd ? Window.END : Window.START, from, to, start.isPresent() || end.isPresent());
    }

    /** Whether a run lies in it. */
    boolean hold(Run run) {
      Optional<Instant> time =
          switch (window) {
            case START -> Optional.of(run.start());
            case END -> run.end();
          };
      return time.filter(at -> !at.isBefore(from) && at.isBefore(to)).isPresent();
    }
  }

  /**
   * The runs of a group to list.
   *
   * @throws InvalidInputException that names the parameter that is wrong
   */
  static RunFilter of(GroupId group, Query query, Instant now) {
    Times times = Times.of(query, now);
    RunId only = query.text("runId").map(RunFilter::run).orElse(null);
    Set<RunType> types = types(query);
    List<String> words = query.words("localBackupRunStatus", RunStatuses.WORDS);
    Set<RunStatus> statuses = RunStatuses.known(words);
    int page = page(query);
    boolean isVain =
        types.isEmpty() || (statuses.isEmpty() && !words.isEmpty()) || isAboutCopies(query);
    // A run's id says when it started, so that one run is found by its time.
    Times searched =
        only == null
            ? times
            : new Times(Window.START, only.start(), only.start().plus(TICK), false);
    RunQuery wanted =
        new RunQuery(
            group,
            searched.window(),
            searched.from(),
            searched.to(),
            types,
            statuses,
            query.flag("excludeNonRestorableRuns").orElse(false),
            Cookie.run(query).orElse(null),
            page + 1);
    return new RunFilter(
        isVain, only, times, wanted, page, query.text(GroupFilter.MAX).isPresent());
  }

  /** Whether a run that was found is one of those that are wanted. */
  boolean wants(Run run) {
    return only == null || (run.id().equals(only) && (!times.isGiven() || times.hold(run)));
  }

  /** A query by which the runs in the window of time are counted. */
  RunQuery counted() {
    return new RunQuery(
        query.group(),
        times.window(),
        times.from(),
        times.to(),
        Set.of(),
        Set.of(),
        false,
        null,
        1);
  }

  private static RunId run(String text) {
    return RunId.parse(text)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "parameter.value",
                    "The parameter runId must be the id of a run, such as 12:1795341600123456."));
  }

  /** The types to list; none where only others are asked for. */
  private static Set<RunType> types(Query query) {
    List<String> words = query.words("runTypes", TYPES);
    Set<RunType> types = EnumSet.noneOf(RunType.class);
    if (words.isEmpty() || words.contains("kAll")) {
      return EnumSet.allOf(RunType.class);
    }
    if (words.contains("kIncremental")) {
      types.add(RunType.REGULAR);
    }
    if (words.contains("kFull")) {
      types.add(RunType.FULL);
    }
    return types;
  }

  /** Whether only runs are wanted that have copies elsewhere, or tags, which no run has. */
  private static boolean isAboutCopies(Query query) {
    boolean byCopy = query.flag("filterByCopyTaskEndTime").orElse(false);
    if (byCopy && query.flag("filterByEndTime").orElse(false)) {
      throw new InvalidInputException(
          "parameter.value",
          "The parameters filterByEndTime and filterByCopyTaskEndTime exclude each other.");
    }
    query.words("snapshotTargetTypes", TARGETS);
    query.flag("onlyReturnSuccessfulCopyRun");
    boolean isTagged = !query.texts("runTags").isEmpty();
    boolean isCopied = false;
    for (String name : OF_COPIES) {
      isCopied |= !query.words(name, RunStatuses.WORDS).isEmpty();
    }
    return byCopy || isTagged || isCopied;
  }

  /** Where both limits are given, the smaller counts. */
  private static int page(Query query) {
    Optional<Long> runs = query.number("numRuns", 1, RUNS_MAX);
    Optional<Long> paged = query.number(GroupFilter.MAX, 1, GroupFilter.PAGE_MAX);
    long page =
        Math.min(runs.orElse(paged.isPresent() ? RUNS_MAX : RUNS_DEFAULT), paged.orElse(RUNS_MAX));
    return Math.toIntExact(page);
  }
}
