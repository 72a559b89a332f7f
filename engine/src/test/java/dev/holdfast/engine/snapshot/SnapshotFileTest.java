package dev.holdfast.engine.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.SnapshotId;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotFileTest {
  private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-03-04T05:06:07.89+01:00");
  private static final SnapshotId ID = new SnapshotId(new Hash(1, 2, 3, 4));
  private static final String TREE = "ab".repeat(32);
  private static final String OTHER = "cd".repeat(32);

  private static final SnapshotSummary SUMMARY =
      new SnapshotSummary(TIME, TIME.plusSeconds(2), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, -1);

  private static final String SUMMARY_JSON =
      ("{'backup_start':'2026-03-04T05:06:07.89+01:00','backup_end':'2026-03-04T05:06:09.89+01:00',"
              + "'files_new':1,'files_changed':2,'files_unmodified':3,"
              + "'dirs_new':4,'dirs_changed':5,'dirs_unmodified':6,"
              + "'data_blobs':7,'tree_blobs':8,'data_added':9,'data_added_packed':10,"
              + "'total_files_processed':11,'total_bytes_processed':18446744073709551615}")
          .replace('\'', '"');

  @Test
  void fullSnapshot_isWrittenInResticsOrder() {
    SnapshotDetails details =
        new SnapshotDetails(
            TIME,
            List.of("/a", "/b"),
            "host",
            "ann",
            4_294_967_295L,
            7,
            List.of("*.tmp"),
            List.of("job:1"),
            "holdfast 1");

    String json = new String(SnapshotFile.encode(BlobId.parse(TREE), details, SUMMARY), UTF_8);

    assertThat(json)
        .isEqualTo(
            ("{'time':'2026-03-04T05:06:07.89+01:00','tree':'" + TREE + "',")
                .concat("'paths':['/a','/b'],'hostname':'host','username':'ann',")
                .concat("'uid':4294967295,'gid':7,'excludes':['*.tmp'],'tags':['job:1'],")
                .concat("'program_version':'holdfast 1','summary':")
                .replace('\'', '"')
                .concat(SUMMARY_JSON + "}"));
    Snapshot back = SnapshotFile.decode(ID, json.getBytes(UTF_8));
    assertThat(back.id()).isEqualTo(ID);
    assertThat(back.tree()).isEqualTo(BlobId.parse(TREE));
    assertThat(back.details()).isEqualTo(details);
    assertThat(back.summary()).contains(SUMMARY);
    assertThat(back.parent()).isEmpty();
    assertThat(back.original()).isEmpty();
  }

  @Test
  void emptyMembers_areLeftOut() {
    SnapshotDetails details = SnapshotDetails.at(TIME).withPaths(List.of("/a"));

    String json = new String(SnapshotFile.encode(BlobId.parse(TREE), details, SUMMARY), UTF_8);

    assertThat(json)
        .doesNotContain("hostname", "username", "uid", "gid", "excludes", "tags", "program")
        .contains("\"paths\":[\"/a\"]");
    assertThat(SnapshotFile.decode(ID, json.getBytes(UTF_8)).details()).isEqualTo(details);
  }

  @Test
  void membersOfOtherWriters_areRead() {
    Snapshot snapshot =
        decode(
            ("{'time':'2020-01-01T00:00:00Z','parent':'" + OTHER + "','tree':'" + TREE + "',")
                .concat("'paths':null,'delete':'Never','original':'" + OTHER + "',")
                .concat("'summary':{'files_new':3,'command':'x','backup_duration':0.5}}"));

    assertThat(snapshot.parent()).contains(SnapshotId.parse(OTHER));
    assertThat(snapshot.original()).contains(SnapshotId.parse(OTHER));
    assertThat(snapshot.details().paths()).isEmpty();
    assertThat(snapshot.summary().orElseThrow().filesNew()).isEqualTo(3);
    assertThat(snapshot.summary().orElseThrow().totalBytesProcessed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{'time':'2020-01-01T00:00:00Z'}",
        "{'tree':'abababababababababababababababababababababababababababababababab'}",
        "{'time':'yesterday'}",
        "{'tree':'ab'}",
        "{'uid':-1}",
        "{'tags':'x'}",
        "{'summary':[]}",
      })
  void whatIsNoSnapshot_isCorruptByName(String json) {
    assertThatThrownBy(() -> decode(json))
        .isInstanceOf(CorruptException.class)
        .hasMessageContaining(ID.hex());
  }

  private static Snapshot decode(String json) {
    return SnapshotFile.decode(ID, json.replace('\'', '"').getBytes(UTF_8));
  }
}
