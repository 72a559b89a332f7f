package dev.holdfast.adapters.cli.repo;

import dev.holdfast.engine.format.JsonWriter;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotFile;

/**
 * A snapshot as scripts know it from {@code restic snapshots --json}: the file's members, and its
 * id.
 */
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
    SnapshotFile.members(json, snapshot);
    json.member("id").text(snapshot.id().hex());
    json.member("short_id").text(shortId(snapshot));
  }
}
