package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.json.JsonRecords;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a group's volumes is kept for the client and changes nothing here: Windows, deduplication
 * elsewhere, and which files can be searched for, since there are none.
 */
record VolumeHints(
    @Nullable WireIndexing indexingPolicy,
    @Nullable Boolean performSourceSideDeduplication,
    @Nullable Boolean quiesce,
    @Nullable Boolean continueOnQuiesceFailure,
    @Nullable Boolean incrementalBackupAfterRestart,
    @Nullable List<Long> dedupExclusionSourceIds,
    @Nullable List<String> excludedVssWriters,
    @Nullable Boolean cobmrBackup,
    @Nullable List<OfObject> objects) {

  private static final JsonRecords<VolumeHints> RECORDS = JsonRecords.of(VolumeHints.class);

  /** The same of one object. */
  record OfObject(
      long id, @Nullable Boolean enableSystemBackup, @Nullable List<String> excludedVssWriters) {

    private boolean isEmpty() {
      return enableSystemBackup == null && excludedVssWriters == null;
    }
  }

  static VolumeHints of(JsonObject kept) {
    return RECORDS.read(kept);
  }

  static VolumeHints of(WireVolumeGroup given) {
    List<OfObject> objects =
        given.objects().stream()
            .map(one -> new OfObject(one.id(), one.enableSystemBackup(), one.excludedVssWriters()))
            .filter(hints -> !hints.isEmpty())
            .toList();
    return new VolumeHints(
        given.indexingPolicy(),
        given.performSourceSideDeduplication(),
        given.quiesce(),
        given.continueOnQuiesceFailure(),
        given.incrementalBackupAfterRestart(),
        given.dedupExclusionSourceIds(),
        given.excludedVssWriters(),
        given.cobmrBackup(),
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
