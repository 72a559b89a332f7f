package dev.holdfast.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.restore.TargetDirectory;
import dev.holdfast.engine.restore.TargetFile;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.testkit.engine.MemoryRestoreTarget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestoreCommandTest {
  private static final String LETTER = "letter.txt";

  private final FakeMachine machine = new FakeMachine();
  private final MemoryRestoreTarget target = machine.restored("/back");

  @BeforeEach
  void backUp() {
    TypedLine.repo(machine, "init");
    machine
        .sources()
        .file("/home/me/letter.txt", bytes("Dear all"))
        .file("/home/me/main.o", bytes("object"))
        .file("/home/me/mail/IN.LOG", bytes("mail"));
    TypedLine.repo(machine, "backup", "/home/me");
  }

  @Test
  void snapshot_isRestored_andSummedUp() {
    TypedLine line = restore("latest");

    assertThat(line.exitCode()).isZero();
    assertThat(line.err()).isEmpty();
    assertThat(line.out())
        .isEqualTo(
            """
            Restored: 6 new, 0 updated; 0 were right already, 0 were kept.
            Wrote 18 B of 18 B in 0:00.
            """);
    assertThat(text("home", "me", LETTER)).isEqualTo("Dear all");
  }

  @Test
  void relativeTarget_liesInTheWorkingDirectory() {
    TypedLine.repo(machine, "restore", "latest", "-t", "out");

    assertThat(machine.restored("/home/me/out").isThere()).isTrue();
  }

  @Test
  void secondRestore_writesNothing() {
    restore("latest");

    assertThat(restore("latest").out())
        .contains("0 new, 0 updated; 6 were right already", "Wrote 0 B of 18 B");
  }

  @Test
  void folderOfASnapshot_isRestoredRightIntoTheTarget() {
    restore("latest:/home/me/mail");

    assertThat(target.paths()).containsExactly(SnapshotPath.of("IN.LOG"));
  }

  @Test
  void chosenPaths_areRestoredAlone() {
    restore("latest", "/home/me/mail", "/home/me/main.o");

    assertThat(target.paths())
        .contains(me("mail", "IN.LOG"), me("main.o"))
        .doesNotContain(me(LETTER));
  }

  @Test
  void includes_keepWhatMatchesOne() {
    restore("latest", "--include", "*.txt", "--include", "IN.*");

    assertThat(target.paths())
        .contains(me(LETTER), me("mail", "IN.LOG"))
        .doesNotContain(me("main.o"));
  }

  @Test
  void excludes_leaveOutWhatMatches_andAllBelowIt() {
    restore("latest", "--exclude", "mail", "--exclude", "*.o");

    assertThat(target.paths())
        .containsExactly(SnapshotPath.of("home"), SnapshotPath.of("home", "me"), me(LETTER));
  }

  @Test
  void excludeIsStrongerThanInclude() {
    restore("latest", "--include", "*.*", "--exclude", "*.o");

    assertThat(target.paths()).contains(me(LETTER)).doesNotContain(me("main.o"));
  }

  @ParameterizedTest
  @CsvSource({
    "always,     true,  Dear all",
    "Always,     false, Dear all",
    "if-changed, true,  Dear you",
    "if-changed, false, Dear all",
    "if-newer,   true,  Dear you",
    "if-newer,   false, Dear all",
    "never,      false, Dear you"
  })
  void overwriteRule_decidesAboutWhatIsThere(String rule, boolean sameTime, String content)
      throws IOException {
    restore("latest:/home/me");
    change(LETTER, "Dear you", sameTime);

    TypedLine line = restore("latest:/home/me", "--overwrite", rule);

    assertThat(line.exitCode()).isZero();
    assertThat(text(LETTER)).isEqualTo(content);
  }

  @Test
  void verify_readsAlsoWhatLooksUnchanged_andMendsIt() throws IOException {
    restore("latest:/home/me");
    change(LETTER, "Dear you", true);

    TypedLine line = restore("latest:/home/me", "--overwrite=if-changed", "--verify");

    assertThat(line.exitCode()).isZero();
    assertThat(line.out()).contains("1 updated");
    assertThat(text(LETTER)).isEqualTo("Dear all");
  }

  @Test
  void dryRun_writesNothing_andTellsWhatWouldBeDone() {
    TypedLine line = restore("latest", "--dry-run");

    assertThat(line.exitCode()).isZero();
    assertThat(line.out()).contains("Would restore: 6 new", "Would write 18 B of 18 B");
    assertThat(target.isThere()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"'',16", "--sparse,0"})
  void sparse_leavesHoles(String option, int blocks) {
    machine.sources().file("/disk/image", new byte[64 * 1024]);
    TypedLine.repo(machine, "backup", "/disk");

    restore(option.isEmpty() ? new String[] {"latest"} : new String[] {"latest", option});

    SnapshotPath image = SnapshotPath.of("disk", "image");
    assertThat(target.content(image)).isEqualTo(new byte[64 * 1024]);
    assertThat(target.blocks(image)).isEqualTo(blocks);
  }

  @Test
  void entryThatCannotBeRestored_isNamed_andTheOthersAreThere() throws IOException {
    try (TargetDirectory root = target.root();
        TargetDirectory inTheWay = root.makeDirectory(NodeName.of(LETTER))) {
      inTheWay.makeFile(NodeName.of("mine")).close();
    }

    TypedLine line = restore("latest:/home/me");

    assertThat(line.exitCode()).isEqualTo(3);
    assertThat(line.err().lines())
        .satisfiesExactly(
            failure ->
                assertThat(failure).startsWith("holdfast: /home/me/letter.txt: ").endsWith("."),
            sum -> assertThat(sum).startsWith("holdfast: 1 entry not restored; 0 entries "));
    assertThat(text("main.o")).isEqualTo("object");
  }

  @Test
  void json_hasFailureAndSummaryOnALineEach() throws IOException {
    try (TargetDirectory root = target.root();
        TargetDirectory inTheWay = root.makeDirectory(NodeName.of(LETTER))) {
      inTheWay.makeFile(NodeName.of("mine")).close();
    }

    TypedLine line = restore("latest:/home/me", "--json");

    assertThat(line.exitCode()).isEqualTo(3);
    assertThat(line.err()).isEmpty();
    assertThat(line.out().lines())
        .satisfiesExactly(
            failure ->
                assertThat(failure)
                    .startsWith("{\"message_type\":\"error\",\"error\":{\"message\":\"")
                    .endsWith("\"during\":\"restore\",\"item\":\"/home/me/letter.txt\"}"),
            sum ->
                assertThat(sum)
                    .isEqualTo(
                        "{\"message_type\":\"summary\",\"seconds_elapsed\":0,\"files_restored\":3,"
                            + "\"files_unchanged\":0,\"files_skipped\":0,\"files_failed\":1,"
                            + "\"total_bytes\":18,\"bytes_restored\":10}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2  | --overwrite=some      | --overwrite must be always, if-changed, if-newer or never, not "some".
          2  | --include=[a          | The pattern "[a"
          2  | --exclude=[a          | The pattern "[a"
          2  | /home/../etc          | "/home/../etc" is no path in a snapshot
          1  | --host=other          | There is no snapshot that fits.
          2  | --verfy               | Did you mean --verify?
          10 | --repo=/nowhere       | There is no repository in /nowhere.
          """)
  void wrongOption_isRefusedInASentence(int exitCode, String option, String words) {
    TypedLine line = restore("latest", option);

    assertThat(line.exitCode()).isEqualTo(exitCode);
    assertThat(line.err()).startsWith("holdfast: ").contains(words).hasLineCount(1);
    assertThat(target.isThere()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "99,              'There is no snapshot \"99\".'",
    "latest:/nothing, /nothing",
  })
  void snapshotOrFolderThatIsMissing_isNamed(String snapshot, String words) {
    TypedLine line = restore(snapshot);

    assertThat(line.exitCode()).isEqualTo(1);
    assertThat(line.err()).contains(words);
  }

  @Test
  void targetIsNeededInEveryCase() {
    TypedLine line = TypedLine.repo(machine, "restore", "latest");

    assertThat(line.exitCode()).isEqualTo(2);
    assertThat(line.err()).contains("--target");
  }

  private TypedLine restore(String... arguments) {
    String[] whole = new String[arguments.length + 3];
    System.arraycopy(arguments, 0, whole, 1, arguments.length);
    whole[0] = "restore";
    whole[arguments.length + 1] = "--target";
    whole[arguments.length + 2] = "/back";
    return TypedLine.repo(machine, whole);
  }

  /** Gives a file in the target's root other content of the same length. */
  private void change(String name, String content, boolean sameTime) throws IOException {
    NodeName named = NodeName.of(name);
    Attributes before = target.attributes(SnapshotPath.of(name));
    try (TargetDirectory root = target.root()) {
      try (TargetFile file = root.openFile(named)) {
        file.write(0, bytes(content), 0, content.length());
      }
      if (sameTime) {
        root.apply(named, before);
      }
    }
  }

  private String text(String... names) {
    return new String(target.content(SnapshotPath.of(names)), StandardCharsets.UTF_8);
  }

  private static SnapshotPath me(String... names) {
    SnapshotPath path = SnapshotPath.of("home", "me");
    for (String name : names) {
      path = path.resolve(name);
    }
    return path;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
