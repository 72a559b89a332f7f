package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.json.JsonRecords;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a group's files is kept for the client and changes nothing here: Windows, deduplication
 * elsewhere, types of runs that there are none of.
 */
record FileHints(
    @Nullable List<String> excludedVssWriters,
    @Nullable Boolean performSourceSideDeduplication,
    @Nullable Boolean performBrickBasedDeduplication,
    @Nullable Boolean quiesce,
    @Nullable Boolean continueOnQuiesceFailure,
    @Nullable Boolean cobmrBackup,
    @Nullable List<Long> dedupExclusionSourceIds,
    @Nullable Boolean allowParallelRuns,
    @Nullable List<WireTimeout> taskTimeouts,
    @Nullable List<OfObject> objects) {

  private static final JsonRecords<FileHints> RECORDS = JsonRecords.of(FileHints.class);

  /** The same of one object. */
  record OfObject(
      long id,
      @Nullable List<String> excludedVssWriters,
      @Nullable Boolean usesPathLevelSkipNestedVolumeSetting,
      @Nullable Boolean followNasSymlinkTarget) {

    private static OfObject of(WireFileObject given) {
      return new OfObject(
          given.id(),
          given.excludedVssWriters(),
          given.usesPathLevelSkipNestedVolumeSetting(),
          given.followNasSymlinkTarget());
    }

    private boolean isEmpty() {
      return excludedVssWriters == null
          && usesPathLevelSkipNestedVolumeSetting == null
          && followNasSymlinkTarget == null;
    }
  }

  static FileHints of(JsonObject kept) {
    return RECORDS.read(kept);
  }

  static FileHints of(WireFileGroup given) {
    List<OfObject> objects =
        given.objects().stream().map(OfObject::of).filter(hints -> !hints.isEmpty()).toList();
    return new FileHints(
        given.excludedVssWriters(),
        given.performSourceSideDeduplication(),
        given.performBrickBasedDeduplication(),
        given.quiesce(),
        given.continueOnQuiesceFailure(),
        given.cobmrBackup(),
        given.dedupExclusionSourceIds(),
        given.allowParallelRuns(),
        WireTimeout.storedOnly(given.timeouts()),
        objects.isEmpty() ? null : objects);
  }

  JsonObject kept() {
    return RECORDS.keep(this);
  }

  /** Those of an object; null if there are none. */
  @Nullable OfObject ofObject(long id) {
    return objects == null
        ? null
        : objects.stream().filter(hints -> hints.id() == id).findFirst().orElse(null);
  }
}
