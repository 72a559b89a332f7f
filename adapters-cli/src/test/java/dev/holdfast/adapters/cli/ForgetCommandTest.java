package dev.holdfast.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code forget}, {@code prune} and {@code unlock}. */
class ForgetCommandTest {
  private final FakeMachine machine = new FakeMachine();

  @BeforeEach
  void backUpThreeTimes() {
    typed("init");
    backUp("one", "first");
    backUp("two", "first");
    backUp("three", "second");
  }

  private void backUp(String content, String host) {
    machine.sources().file("/docs/letter", content.getBytes(StandardCharsets.UTF_8));
    typed("backup", "/docs", "--host", host);
  }

  @Test
  void forget_saysWhyEachSnapshotIsKept_groupByGroup() {
    TypedLine line = typed("forget", "--keep-last", "1");

    assertThat(line.exitCode()).isZero();
    assertThat(line.out())
        .contains("Snapshots of host first, paths /docs:", "Snapshots of host second, paths /docs:")
        .containsPattern("first +last snapshot")
        .containsPattern("first +\\(forgotten\\)")
        .endsWith("Forgot 1 snapshot.\n");
    assertThat(typed("snapshots").out()).endsWith("2 snapshots\n");
  }

  @Test
  void dryRun_forgetsNothing() {
    assertThat(typed("forget", "--keep-last", "1", "--group-by", "", "-n").out())
        .startsWith("Snapshots:\n")
        .endsWith("Would forget 2 snapshots.\n");
    assertThat(typed("snapshots").out()).endsWith("3 snapshots\n");
  }

  @Test
  void json_hasTheMembersThatResticPrints() {
    assertThat(typed("forget", "--keep-last", "1", "--json").out())
        .startsWith("[{\"tags\":[],\"host\":\"first\",\"paths\":[\"/docs\"],\"keep\":[{\"time\":")
        .contains("\"matches\":[\"last snapshot\"]", "\"remove\":[{\"time\":")
        .hasLineCount(1);
  }

  @Test
  void namedSnapshots_areForgotten_whateverTheRules() {
    TypedLine line = typed("forget", "latest");

    assertThat(line.out()).containsPattern("^Forgot [0-9a-f]{8}\\.\n$");
    assertThat(typed("snapshots").out()).endsWith("2 snapshots\n");
    assertThat(typed("forget", "nothing").err()).contains("There is no snapshot \"nothing\"");
  }

  @Test
  void nothingTyped_forgetsNothing() {
    assertRefused("What is to be kept?", 2);
    assertRefused("needs --host, --tag or --path", 2, "--unsafe-allow-remove-all");
    assertRefused("not both", 2, "latest", "--keep-last", "1");
    assertRefused("must be a number or unlimited", 2, "--keep-daily", "-3");
    assertRefused("written as 2y5m7d3h", 2, "--keep-within", "a week");
    assertRefused("not \"user\"", 2, "--keep-last", "1", "--group-by", "user");
  }

  @Test
  void rulesThatKeepNothing_areRefused_unlessThatIsMeant() {
    assertRefused("keep none of the snapshots of host first, paths /docs", 1, "--keep-tag", "x");

    typed("forget", "--keep-tag", "x", "--unsafe-allow-remove-all", "--host", "first");

    assertThat(typed("snapshots").out()).endsWith("1 snapshot\n").contains("second");
  }

  private void assertRefused(String message, int exitCode, String... options) {
    TypedLine line = typed("forget", options);
    assertThat(line.err()).contains(message);
    assertThat(line.exitCode()).isEqualTo(exitCode);
    assertThat(typed("snapshots").out()).endsWith("3 snapshots\n");
  }

  @Test
  void forgetWithPrune_givesTheRoomBack() {
    TypedLine line = typed("forget", "--keep-last", "1", "--group-by", "", "--prune");

    assertThat(line.out()).contains("Forgot 2 snapshots.", "Deleted ", "Gave back ");
    assertThat(typed("prune").out()).contains("There is nothing to give back.");
    assertThat(typed("dump", "latest", "/docs/letter").out()).isEqualTo("three");
  }

  @Test
  void prune_canBePlannedFirst() {
    typed("forget", "--keep-last", "1", "--group-by", "");

    assertThat(typed("prune", "--dry-run").out()).contains("Would delete ", "Would give back ");
    assertThat(typed("prune", "--dry-run", "--json").out())
        .startsWith("{\"message_type\":\"summary\",\"blobs\":{\"used\":")
        .contains("\"packfiles\":{\"total\":6,");
    assertThat(typed("prune", "--max-unused", "lots").err()).contains("must be a size");
    assertThat(typed("prune", "--max-unused", "100%").exitCode()).isEqualTo(2);
  }

  @Test
  void repositoryOfAServer_isLeftAlone_andTheServersWayNamed() {
    machine
        .store("/srv/backup")
        .put(BlobKey.only(BlobKind.MARKER), ByteBuffer.wrap(new byte[] {1}));

    assertThat(typed("forget", "--keep-last", "1").err()).contains("by the server's API");
    assertThat(typed("forget", "latest").exitCode()).isEqualTo(1);
    assertThat(typed("prune").err()).contains("looks after this repository");
    assertThat(typed("unlock").err()).contains("Start the server again");
    assertThat(typed("snapshots").out()).endsWith("3 snapshots\n");
  }

  @Test
  void unlock_saysThatThereIsNoLock() {
    assertThat(typed("unlock").out()).isEqualTo("There is no lock.\n");
    assertThat(typed("unlock", "--remove-all").out()).isEqualTo("Removed 0 locks.\n");
  }

  private TypedLine typed(String command, String... arguments) {
    return TypedLine.repo(
        machine, Stream.concat(Stream.of(command), Stream.of(arguments)).toArray(String[]::new));
  }
}
