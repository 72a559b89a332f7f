package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.policy.FieldCauses;
import dev.holdfast.domain.policy.RunTimeouts;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.protection.FileProtection;
import dev.holdfast.domain.protection.ProtectedHost;
import dev.holdfast.domain.source.IgnorableError;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files that a group protects, as the contract writes them. */
record WireFileGroup(
    @Nullable List<String> excludedVssWriters,
    @NotNull @NotEmpty(message = "must name at least one object")
        List<@Valid WireFileObject> objects,
    @Valid @Nullable WireIndexing indexingPolicy,
    @Nullable Boolean performSourceSideDeduplication,
    @Nullable Boolean performBrickBasedDeduplication,
    @Nullable List<WireTimeout> taskTimeouts,
    @AssertFalse(message = "can't be true: Holdfast does not quiesce what writes the files")
        @Nullable Boolean quiesce,
    @Nullable Boolean continueOnQuiesceFailure,
    @AssertFalse(message = "can't be true: Holdfast makes no bare-metal backups")
        @Nullable Boolean cobmrBackup,
    @Valid @Nullable WireScripts prePostScript,
    @Nullable List<Long> dedupExclusionSourceIds,
    @Nullable List<String> globalExcludePaths,
    @Nullable List<String> globalExcludeFS,
    @Nullable List<String> ignorableErrors,
    @AssertFalse(message = "can't be true: runs of a group never overlap here")
        @Nullable Boolean allowParallelRuns) {

  private static final Map<String, IgnorableError> ERRORS =
      Map.of("kEOF", IgnorableError.END_OF_FILE, "kNonExistent", IgnorableError.NON_EXISTENT);

  List<WireTimeout> timeouts() {
    return taskTimeouts == null ? List.of() : taskTimeouts;
  }

  /** What they mean; null where something is wrong, which goes to the causes. */
  @Nullable FileProtection protection(String field, FieldCauses causes) {
    List<ProtectedHost> hosts = hosts(field, causes);
    Set<IgnorableError> ignored = ignored(field, causes);
    Map<RunType, Duration> limits = limits(field, causes);
    WireScripts scripts = prePostScript == null ? new WireScripts(null, null) : prePostScript;
    var pre = scripts.pre(field + ".prePostScript", causes);
    var post = scripts.post(field + ".prePostScript", causes);
    FileHints hints = causes.within(field + ".taskTimeouts", () -> FileHints.of(this));
    if (hosts.size() < objects.size() || hints == null) {
      return null;
    }
    FileProtection files =
        new FileProtection(
            hosts,
            globalExcludePaths == null ? List.of() : globalExcludePaths,
            globalExcludeFS == null ? Set.of() : new HashSet<>(globalExcludeFS),
            ignored,
            WireIndexing.indexing(indexingPolicy),
            limits,
            pre,
            post,
            hints.kept());
    // Bounds that hold for all that is selected of a host are checked where they are known.
    hosts.forEach(
        host -> Reading.of(field, () -> files.selection(host, host.metadataFile()), causes));
    return files;
  }

  private List<ProtectedHost> hosts(String field, FieldCauses causes) {
    List<ProtectedHost> hosts = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < objects.size(); i++) {
      String place = field + ".objects[" + i + "]";
      WireFileObject given = objects.get(i);
      if (!seen.add(given.id())) {
        causes.add(place + ".id", "names object " + given.id() + " twice.");
        continue;
      }
      ProtectedHost host = given.host(place, causes);
      if (host != null) {
        hosts.add(host);
      }
    }
    return hosts;
  }

  private Set<IgnorableError> ignored(String field, FieldCauses causes) {
    Set<IgnorableError> errors = EnumSet.noneOf(IgnorableError.class);
    for (String word : ignorableErrors == null ? List.<String>of() : ignorableErrors) {
      IgnorableError error = ERRORS.get(word);
      if (error == null) {
        causes.add(field + ".ignorableErrors", "must be among kEOF, kNonExistent.");
      } else {
        errors.add(error);
      }
    }
    return errors;
  }

  private Map<RunType, Duration> limits(String field, FieldCauses causes) {
    RunTimeouts given =
        causes.within(field + ".taskTimeouts", () -> WireTimeout.obeyed(timeouts()));
    Map<RunType, Duration> limits = new EnumMap<>(RunType.class);
    if (given != null) {
      given.minutes().forEach((type, minutes) -> limits.put(type, Duration.ofMinutes(minutes)));
    }
    return limits;
  }

  /** Those of a group as they are told. */
  static WireFileGroup of(FileProtection files, GroupObjects objects) {
    FileHints hints = FileHints.of(files.hints());
    return new WireFileGroup(
        hints.excludedVssWriters(),
        objects.told(files, hints),
        WireIndexing.of(files.indexing()),
        hints.performSourceSideDeduplication(),
        hints.performBrickBasedDeduplication(),
        timeouts(files, hints),
        hints.quiesce(),
        hints.continueOnQuiesceFailure(),
        hints.cobmrBackup(),
        WireScripts.of(files.preScript(), files.postScript()),
        objects.areExcludedTold() ? hints.dedupExclusionSourceIds() : null,
        files.globalExcludedPaths(),
        files.excludedFileSystems().stream().sorted().toList(),
        ERRORS.entrySet().stream()
            .filter(error -> files.ignorableErrors().contains(error.getValue()))
            .map(Map.Entry::getKey)
            .sorted()
            .toList(),
        hints.allowParallelRuns());
  }

  private static @Nullable List<WireTimeout> timeouts(FileProtection files, FileHints hints) {
    List<WireTimeout> all = new ArrayList<>(obeyed(files.timeouts()));
    if (hints.taskTimeouts() != null) {
      all.addAll(hints.taskTimeouts());
    }
    return all.isEmpty() ? null : all;
  }

  private static List<WireTimeout> obeyed(Map<RunType, Duration> limits) {
    Map<RunType, Long> minutes = new EnumMap<>(RunType.class);
    limits.forEach((type, limit) -> minutes.put(type, limit.toMinutes()));
    return WireTimeout.of(new RunTimeouts(minutes));
  }
}
