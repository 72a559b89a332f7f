package dev.holdfast.engine.snapshot;

import dev.holdfast.engine.format.JsonReader;
import dev.holdfast.engine.format.JsonWriter;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The member {@code summary} of a snapshot file. */
public final class SummaryJson {
  /** What a time is that was never set, in Go. */
  private static final OffsetDateTime UNSET =
      OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private SummaryJson() {}

  static void encode(JsonWriter json, SnapshotSummary summary) {
    json.beginObject();
    json.member("backup_start").time(summary.backupStart());
    json.member("backup_end").time(summary.backupEnd());
    counts(json, summary);
    json.endObject();
  }

  /** Writes all of its members but the times, for an object that says in its own words when. */
  public static void counts(JsonWriter json, SnapshotSummary summary) {
    json.member("files_new").unsigned(summary.filesNew());
    json.member("files_changed").unsigned(summary.filesChanged());
    json.member("files_unmodified").unsigned(summary.filesUnmodified());
    json.member("dirs_new").unsigned(summary.dirsNew());
    json.member("dirs_changed").unsigned(summary.dirsChanged());
    json.member("dirs_unmodified").unsigned(summary.dirsUnmodified());
    json.member("data_blobs").unsigned(summary.dataBlobs());
    json.member("tree_blobs").unsigned(summary.treeBlobs());
    json.member("data_added").unsigned(summary.dataAddedBytes());
    json.member("data_added_packed").unsigned(summary.dataAddedPackedBytes());
    json.member("total_files_processed").unsigned(summary.totalFilesProcessed());
    json.member("total_bytes_processed").unsigned(summary.totalBytesProcessed());
  }

  static SnapshotSummary decode(JsonReader in) {
    Counts counts = new Counts();
    in.beginObject();
    while (in.nextMember()) {
      counts.read(in);
    }
    return counts.summary();
  }

  /** What has been read so far; a missing count is 0, as Go reads it. */
  private static final class Counts {
    private OffsetDateTime start = UNSET;
    private OffsetDateTime end = UNSET;
    private long filesNew;
    private long filesChanged;
    private long filesUnmodified;
    private long dirsNew;
    private long dirsChanged;
    private long dirsUnmodified;
    private long dataBlobs;
    private long treeBlobs;
    private long dataAdded;
    private long dataAddedPacked;
    private long totalFiles;
    private long totalBytes;

    void read(JsonReader in) {
      switch (in.memberName()) {
        case "backup_start" -> start = in.time();
        case "backup_end" -> end = in.time();
        case "files_new" -> filesNew = in.uint64();
        case "files_changed" -> filesChanged = in.uint64();
        case "files_unmodified" -> filesUnmodified = in.uint64();
        case "dirs_new" -> dirsNew = in.uint64();
        case "dirs_changed" -> dirsChanged = in.uint64();
        case "dirs_unmodified" -> dirsUnmodified = in.uint64();
        case "data_blobs" -> dataBlobs = in.uint64();
        case "tree_blobs" -> treeBlobs = in.uint64();
        case "data_added" -> dataAdded = in.uint64();
        case "data_added_packed" -> dataAddedPacked = in.uint64();
        case "total_files_processed" -> totalFiles = in.uint64();
        case "total_bytes_processed" -> totalBytes = in.uint64();
        default -> in.skip();
      }
    }

    SnapshotSummary summary() {
      return new SnapshotSummary(
          start,
          end,
          filesNew,
          filesChanged,
          filesUnmodified,
          dirsNew,
          dirsChanged,
          dirsUnmodified,
          dataBlobs,
          treeBlobs,
          dataAdded,
          dataAddedPacked,
          totalFiles,
          totalBytes);
    }
  }
}
