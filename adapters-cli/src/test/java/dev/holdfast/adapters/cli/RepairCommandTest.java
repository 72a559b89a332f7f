package dev.holdfast.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.store.StoreListing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepairCommandTest {
  private final FakeMachine machine = new FakeMachine();

  @BeforeEach
  void backUp() {
    typed("init");
    machine.sources().file("/docs/letter", "Dear all".getBytes(StandardCharsets.UTF_8));
    typed("backup", "/docs");
  }

  @Test
  void soundRepository_needsNoRepair() {
    TypedLine line = typed("repair", "--read-data");

    assertThat(line.exitCode()).isZero();
    assertThat(line.err()).isEmpty();
    assertThat(line.out()).isEqualTo("There is nothing to repair.\n");
  }

  @Test
  void lostIndex_isMadeAnew() {
    deleteAll(BlobKind.INDEX);

    TypedLine line = typed("repair");

    assertThat(line.exitCode()).isZero();
    assertThat(line.out()).contains("Done:", "  Named in new index files: 2 packs");
    assertThat(typed("check", "--read-data").exitCode()).isZero();
  }

  @Test
  void whatIsLost_isNamed_andComesBackWithTheNextBackup() {
    deleteAll(BlobKind.PACK);

    TypedLine line = typed("repair");

    assertThat(line.exitCode()).isEqualTo(3);
    assertThat(line.out()).contains("  Named no more, since missing: 2 packs");
    assertThat(line.err())
        .contains("Lost: 3 blobs.")
        .contains("Lost or incomplete: 1 file or folder of 1 snapshot.");
    assertThat(typed("backup", "/docs").exitCode()).isZero();
    assertThat(typed("check", "--read-data").exitCode()).isZero();
    assertThat(typed("repair").out()).isEqualTo("There is nothing to repair.\n");
  }

  @Test
  void dryRun_changesNothing() {
    deleteAll(BlobKind.INDEX);

    TypedLine line = typed("repair", "--dry-run");

    assertThat(line.out()).contains("To be done:", "  Named in new index files: 2 packs");
    assertThat(StoreListing.of(store(), BlobKind.INDEX)).isEmpty();
  }

  @Test
  void summaryInJson_namesPacks() {
    String pack = StoreListing.of(store(), BlobKind.PACK).getFirst().hash().hex();
    deleteAll(BlobKind.PACK);

    assertThat(typed("repair", "--json").out())
        .contains("{\"message_type\":\"summary\",\"named_packs\":0,")
        .contains("\"missing_packs\":[", pack)
        .contains("\"lost_blobs\":3,");
  }

  @Test
  void repositoryOfAServer_isNotRepairedHere() {
    store().put(BlobKey.only(BlobKind.MARKER), ByteBuffer.allocate(1));

    TypedLine line = typed("repair");

    assertThat(line.exitCode()).isEqualTo(1);
    assertThat(line.err()).contains("A Holdfast server looks after this repository");
    assertThat(typed("repair", "--dry-run").exitCode()).isZero();
  }

  @Test
  void veryManyErrors_areShownToScripts_andCountedForPeople() {
    for (int i = 0; i < 150; i++) {
      machine.sources().file("/many/" + i, ("Number " + i).getBytes(StandardCharsets.UTF_8));
    }
    typed("backup", "/many");
    deleteAll(BlobKind.INDEX);
    store().delete(longestPack());

    TypedLine person = typed("repair", "--dry-run");
    TypedLine script = typed("repair", "--dry-run", "--json");

    assertThat(person.err()).contains(" more like these; --json tells all.");
    assertThat(person.err().lines().filter(line -> line.contains("No index file knows")))
        .hasSizeLessThanOrEqualTo(100);
    assertThat(script.out().lines().filter(line -> line.contains("No index file knows")))
        .hasSize(150);
  }

  @Test
  void wrongArguments_areRefused() {
    assertRefused("is not the id of a pack", "12ab");
    assertRefused("not both", "--read-data", "ab".repeat(32));
    TypedLine unknown = typed("repair", "ab".repeat(32));
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err()).contains("ab".repeat(32));
  }

  private void assertRefused(String message, String... options) {
    TypedLine line = typed("repair", options);
    assertThat(line.exitCode()).isEqualTo(2);
    assertThat(line.err()).contains(message);
  }

  private void deleteAll(BlobKind kind) {
    StoreListing.of(store(), kind).forEach(entry -> store().delete(BlobKey.of(kind, entry.hash())));
  }

  private BlobKey longestPack() {
    return StoreListing.of(store(), BlobKind.PACK).stream()
        .max(Comparator.comparingLong(StoreListing.Entry::sizeBytes))
        .map(entry -> BlobKey.of(BlobKind.PACK, entry.hash()))
        .orElseThrow();
  }

  private BlobStore store() {
    return machine.store("/srv/backup");
  }

  private TypedLine typed(String command, String... arguments) {
    return TypedLine.repo(
        machine, Stream.concat(Stream.of(command), Stream.of(arguments)).toArray(String[]::new));
  }
}
