package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.SnapshotQuery;
import dev.holdfast.domain.protection.SnapshotQuery.Span;
import dev.holdfast.domain.source.ObjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of an object's snapshots. */
record SnapshotFilters(Query given, WireIds ids) {
  private static final Set<String> RUN_TYPES =
      Set.of("kFull", "kHydrateCDP", "kLog", "kRegular", "kStorageArraySnapshot", "kSystem");

  /** What asks for snapshots of files, among the many keys of the contract. */
  static final String FILES_KEY = "kPhysicalFiles";

  /** What a snapshot of files can be used for; the contract's other actions are for other kinds. */
  static final Set<String> ACTIONS = Set.of("RecoverFiles", "DownloadFilesAndFolders");

  /** What is asked for; empty where nothing can match. */
  Optional<SnapshotQuery> query(ObjectId object) {
    List<String> words = given.words("runTypes", RUN_TYPES);
    Set<RunType> types =
        words.stream()
            .flatMap(word -> KWords.find(word, RunType.class).stream())
            .collect(Collectors.toUnmodifiableSet());
    Optional<Set<GroupId>> groups = ids.groups(given, "protectionGroupIds");
    List<String> actions = given.texts("snapshotActions");
    List<String> keys = given.texts("objectActionKeys");
    Span taken = span("fromTimeUsecs", "toTimeUsecs");
    Span started = span("runStartFromTimeUsecs", "runStartToTimeUsecs");
    boolean canMatch =
        (words.isEmpty() || !types.isEmpty())
            && groups.filter(Set::isEmpty).isEmpty()
            && (actions.isEmpty() || actions.stream().anyMatch(ACTIONS::contains))
            && (keys.isEmpty() || keys.contains(FILES_KEY))
            && given.texts("regionIds").isEmpty();
    return canMatch
        ? Optional.of(
            new SnapshotQuery(
                object,
                groups.orElse(Set.of()),
                types,
                Set.copyOf(given.numbers("runInstanceIds")),
                taken,
                started))
        : Optional.empty();
  }

  private Span span(String from, String to) {
    @Nullable Instant begin = time(from);
    @Nullable Instant end = time(to);
    if (begin != null && end != null && begin.isAfter(end)) {
      throw new InvalidInputException(
          "parameter.value", "The parameter %s must not lie after %s.".formatted(from, to));
    }
    return new Span(begin, end);
  }

  private @Nullable Instant time(String parameter) {
    return given.number(parameter, 0, WireMicros.MAX).map(WireMicros::instant).orElse(null);
  }
}
