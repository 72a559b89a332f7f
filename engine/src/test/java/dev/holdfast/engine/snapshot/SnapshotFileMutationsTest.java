package dev.holdfast.engine.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.Mutations;
import dev.holdfast.engine.format.JsonWriter;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.SnapshotId;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SnapshotFileMutationsTest {
  private static final SnapshotId ID = new SnapshotId(new Hash(1, 2, 3, 4));
  private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-03-04T05:06:07.89+01:00");

  @Test
  @Timeout(600)
  void changedSnapshot_isRefused_orWrittenAgainToWhatIsReadAlike() {
    Mutations.of(
            "SnapshotFile",
            json -> SnapshotFile.decode(ID, json),
            (json, snapshot) -> {
              // The first time, what is no text becomes U+FFFD.
              Snapshot written = SnapshotFile.decode(ID, write(snapshot));
              Snapshot again = SnapshotFile.decode(ID, write(written));
              assertThat(again).usingRecursiveComparison().isEqualTo(written);
              assertThat(written.tree()).isEqualTo(snapshot.tree());
              assertThat(written.parent()).isEqualTo(snapshot.parent());
              assertThat(written.summary()).isEqualTo(snapshot.summary());
            })
        .withinBytes(Mutations.NAMES_OF_JSON_BYTES, 40)
        .check(samples());
  }

  private static byte[] write(Snapshot snapshot) {
    JsonWriter json = new JsonWriter().beginObject();
    SnapshotFile.members(json, snapshot);
    return json.endObject().toBytes();
  }

  private static List<byte[]> samples() {
    BlobId tree = new BlobId(new Hash(5, 6, 7, 8));
    SnapshotSummary summary =
        new SnapshotSummary(TIME, TIME.plusSeconds(2), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, -1);
    SnapshotDetails details =
        new SnapshotDetails(
            TIME,
            List.of("/a", "/\u00e4"),
            "host",
            "ann",
            4_294_967_295L,
            7,
            List.of("*.tmp"),
            List.of("x", "y"),
            "holdfast 1");
    String ofOthers =
        "{\"time\":\"2020-01-01T00:00:00Z\",\"tree\":\"%s\",\"paths\":null,\"original\":\"%s\"}"
            .formatted(tree.hash().hex(), ID.hex());
    return List.of(
        SnapshotFile.encode(tree, details, summary),
        SnapshotFile.encode(ID, tree, SnapshotDetails.at(TIME), summary),
        ofOthers.getBytes(UTF_8));
  }
}
