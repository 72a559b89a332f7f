package dev.holdfast.adapters.cli.repo;

import dev.holdfast.engine.format.JsonWriter;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotDetails;
import dev.holdfast.engine.snapshot.SnapshotSummary;
import java.util.List;

/** A snapshot as scripts know it from {@code restic snapshots --json}. */
final class SnapshotJson {
  private static final int SHORT_ID_CHARS = 8;

  private SnapshotJson() {}

  static String shortId(Snapshot snapshot) {
    return snapshot.id().hex().substring(0, SHORT_ID_CHARS);
  }

  static void write(JsonWriter json, Snapshot snapshot) {
    json.beginObject();
    members(json, snapshot);
    json.endObject();
  }

  /** Its members alone, for an object that has others too. */
  static void members(JsonWriter json, Snapshot snapshot) {
    SnapshotDetails details = snapshot.details();
    json.member("time").time(details.time());
    snapshot.parent().ifPresent(parent -> json.member("parent").text(parent.hex()));
    json.member("tree").text(snapshot.tree().hash().hex());
    texts(json, "paths", details.paths());
    json.member("hostname").text(details.hostname());
    json.member("username").text(details.username());
    json.member("uid").unsigned(details.uid());
    json.member("gid").unsigned(details.gid());
    if (!details.excludes().isEmpty()) {
      texts(json, "excludes", details.excludes());
    }
    if (!details.tags().isEmpty()) {
      texts(json, "tags", details.tags());
    }
    snapshot.original().ifPresent(original -> json.member("original").text(original.hex()));
    if (!details.programVersion().isEmpty()) {
      json.member("program_version").text(details.programVersion());
    }
    snapshot.summary().ifPresent(summary -> summary(json, summary));
    json.member("id").text(snapshot.id().hex());
    json.member("short_id").text(shortId(snapshot));
  }

  private static void summary(JsonWriter json, SnapshotSummary summary) {
    json.member("summary").beginObject();
    json.member("backup_start").time(summary.backupStart());
    json.member("backup_end").time(summary.backupEnd());
    counts(json, summary);
    json.endObject();
  }

  /** What making it came to, as members. */
  static void counts(JsonWriter json, SnapshotSummary summary) {
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

  private static void texts(JsonWriter json, String name, List<String> texts) {
    json.member(name).beginArray();
    texts.forEach(json::text);
    json.endArray();
  }
}
