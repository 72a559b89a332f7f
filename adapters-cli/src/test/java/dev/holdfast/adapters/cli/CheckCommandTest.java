package dev.holdfast.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.store.StoreListing;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckCommandTest {
  private final FakeMachine machine = new FakeMachine();

  @BeforeEach
  void backUp() {
    typed("init");
    machine.sources().file("/docs/letter", "Dear all".getBytes(StandardCharsets.UTF_8));
    typed("backup", "/docs");
  }

  @Test
  void soundRepository_hasNoErrors() {
    TypedLine line = typed("check");

    assertThat(line.exitCode()).isZero();
    assertThat(line.err()).isEmpty();
    assertThat(line.out())
        .isEqualTo(
            """
            Checked 1 snapshot, 2 trees, 3 blobs in 2 packs; read 0 B of data in 0:00.
            No errors were found.
            """);
  }

  @Test
  void dataIsRead_whenThatIsAsked() {
    assertThat(typed("check", "--read-data").out()).doesNotContain("read 0 B");
    assertThat(typed("check", "--read-data-subset", "100%").out()).doesNotContain("read 0 B");
    assertThat(typed("check", "--read-data", "--json").out())
        .contains("{\"message_type\":\"summary\",\"num_errors\":0,\"broken_packs\":[],")
        .contains("\"packs_read\":2,");
  }

  @Test
  void whatIsLost_isNamed_withTheFilesThatNeedIt() {
    BlobStore store = machine.store("/srv/backup");
    StoreListing.of(store, BlobKind.PACK)
        .forEach(pack -> store.delete(BlobKey.of(BlobKind.PACK, pack.hash())));

    TypedLine line = typed("check");

    assertThat(line.exitCode()).isEqualTo(1);
    assertThat(line.err())
        .contains(
            "is missing (blobs in it: 2).",
            "3 errors were found; lost or incomplete: 1 file or folder of 1 snapshot.");
    assertThat(line.out()).contains("  /  (");
    assertThat(typed("check", "--json").out()).contains("\"message_type\":\"touched\"");
  }

  @Test
  void subsetsThatMakeNoSense_areRefused() {
    assertRefused("no part 3 of 2", "--read-data-subset", "3/2");
    assertRefused("must be a size", "--read-data-subset", "some");
    assertRefused("percent", "--read-data-subset", "101%");
    assertRefused("not both", "--read-data-subset", "1/2", "--read-data");
  }

  private void assertRefused(String message, String... options) {
    TypedLine line = typed("check", options);
    assertThat(line.exitCode()).isEqualTo(2);
    assertThat(line.err()).contains(message);
  }

  private TypedLine typed(String command, String... arguments) {
    return TypedLine.repo(
        machine, Stream.concat(Stream.of(command), Stream.of(arguments)).toArray(String[]::new));
  }
}
