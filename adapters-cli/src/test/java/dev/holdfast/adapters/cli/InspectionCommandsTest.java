package dev.holdfast.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.tree.FileMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that look into snapshots: {@code ls}, {@code find}, {@code diff}, {@code stats}. */
class InspectionCommandsTest {
  private final FakeMachine machine = new FakeMachine();

  @BeforeEach
  void backUpTwice() {
    typed("init");
    machine
        .sources()
        .file("/docs/Letter.txt", bytes("Dear all"))
        .file("/docs/old.txt", bytes("old"))
        .link("/docs/link", "Letter.txt")
        .special("/docs/pipe", FileMode.FIFO | 0640, 0)
        .special("/docs/tty", FileMode.DEVICE | FileMode.CHARACTER_DEVICE | 0600, 1025);
    typed("backup", "/docs", "--host", "first");
    machine
        .sources()
        .remove("/docs/old.txt")
        .file("/docs/Letter.txt", bytes("Dear all of you"))
        .file("/docs/new/sub.md", bytes("new"));
    typed("backup", "/docs", "--host", "second");
  }

  @Test
  void ls_namesEachThingOnALine() {
    assertThat(typed("ls").out())
        .isEqualTo(
            """
            /docs
            /docs/Letter.txt
            /docs/link
            /docs/new
            /docs/new/sub.md
            /docs/pipe
            /docs/tty
            """);
  }

  @Test
  void ls_ofAPath_listsOnlyWhatLiesThere() {
    assertThat(typed("ls", "latest", "/docs/new").out()).isEqualTo("/docs/new\n/docs/new/sub.md\n");
    assertThat(typed("ls", "latest", "/nothing").err()).contains("has no /nothing.");
    assertThat(typed("ls", "latest", "/nothing").exitCode()).isEqualTo(1);
  }

  @Test
  void ls_ofASnapshotThatFits_isThatOfItsHost() {
    assertThat(typed("ls", "--host", "first").out()).contains("old.txt").doesNotContain("sub.md");
  }

  @Test
  void longList_showsTypeModeOwnerSizeAndTime() {
    List<String> lines = typed("ls", "--long", "latest", "/docs").out().lines().toList();

    assertThat(lines)
        .contains("-rw-r--r--     0     0           15 2026-11-22 11:00:00 /docs/Letter.txt")
        .anySatisfy(line -> assertThat(line).startsWith("drwxr-xr-x").endsWith("/docs"))
        .anySatisfy(line -> assertThat(line).startsWith("lrwxrwxrwx").endsWith("-> Letter.txt"))
        .anySatisfy(line -> assertThat(line).startsWith("prw-r-----").endsWith("/docs/pipe"))
        .anySatisfy(line -> assertThat(line).startsWith("crw-------").endsWith("/docs/tty"));
  }

  @Test
  void ls_inJson_hasTheSnapshotAndThenEachNode() {
    List<String> lines = typed("ls", "--json").out().lines().toList();

    assertThat(lines).hasSize(8);
    assertThat(lines.getFirst())
        .startsWith("{\"time\":\"2026-11-22T11:00:00")
        .contains("\"hostname\":\"second\"", "\"struct_type\":\"snapshot\"");
    assertThat(lines.get(2))
        .startsWith("{\"name\":\"Letter.txt\",\"type\":\"file\",\"path\":\"/docs/Letter.txt\"")
        .contains("\"size\":15", "\"permissions\":\"-rw-r--r--\"", "\"struct_type\":\"node\"");
  }

  @ParameterizedTest
  @CsvSource({
    "old.txt,                        /docs/old.txt",
    "LETTER.* -i --host first,       /docs/Letter.txt",
    "docs/*/sub.md,                  /docs/new/sub.md",
    "* --type dir --host first,      /docs",
    "* --type symlink --host first,  /docs/link",
    "* --type device --host first,   /docs/tty",
    "* --type special --host first,  /docs/pipe",
    "old.* --oldest 2026-11-22,      /docs/old.txt",
    "old.* --newest 2026-11-22T11:00, /docs/old.txt"
  })
  void find_namesWhatFits_andWhere(String arguments, String path) {
    TypedLine line = typed(("find " + arguments).split(" "));

    assertThat(line.exitCode()).isZero();
    assertThat(line.out()).matches(path + "  in [0-9a-f]{8}\n");
  }

  @ParameterizedTest
  @CsvSource({"LETTER.txt", "old.* --oldest 2026-11-23", "old.* --newest 2026-11-22T10:59"})
  void find_ofNothing_isEmpty(String arguments) {
    TypedLine line = typed(("find " + arguments).split(" "));

    assertThat(line.exitCode()).isZero();
    assertThat(line.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "* --type thing,      '--type must be file, dir, symlink, device or special'",
    "* --oldest sometime, '--oldest must be a time such as'",
    "[a,                  'The pattern \"[a\"'"
  })
  void find_ofWhatMakesNoSense_isRefused(String arguments, String words) {
    TypedLine line = typed(("find " + arguments).split(" "));

    assertThat(line.exitCode()).isEqualTo(2);
    assertThat(line.err()).contains(words).hasLineCount(1);
  }

  @Test
  void find_inJson_hasSnapshotsAndNode() {
    assertThat(typed("find", "old.txt", "--json").out())
        .matches(
            "\\{\"snapshots\":\\[\"[0-9a-f]{64}\"\\],\"match\":\\{\"name\":\"old.txt\".*\\}\\}\n");
  }

  @Test
  void diff_marksWhatIsNewGoneAndChanged() {
    assertThat(typed("diff", id("first"), id("second")).out())
        .startsWith(
            """
            M    /docs/Letter.txt
            -    /docs/old.txt
            +    /docs/new/
            +    /docs/new/sub.md

            2 new, 1 removed, 1 changed,\
            """);
  }

  @Test
  void diff_withoutAnOtherSnapshot_asksForIt() {
    TypedLine line = typed("diff", id("first"));

    assertThat(line.exitCode()).isEqualTo(2);
    assertThat(line.err()).contains("OTHER").doesNotContain("fault");
  }

  @Test
  void diff_ofMetadata_isShownWhereItIsAskedFor() {
    machine.sources().extended("/docs/link", List.of());
    machine.sources().special("/docs/pipe", FileMode.FIFO | 0600, 0);
    typed("backup", "/docs", "--host", "third");

    assertThat(typed("diff", id("second"), id("third"), "--metadata").out())
        .contains("U    /docs/pipe");
    assertThat(typed("diff", id("second"), id("third")).out()).doesNotContain("U    ");
  }

  @Test
  void diff_inJson_endsWithStatistics() {
    List<String> lines = typed("diff", id("first"), id("second"), "--json").out().lines().toList();

    assertThat(lines.getFirst())
        .isEqualTo(
            "{\"message_type\":\"change\",\"path\":\"/docs/Letter.txt\",\"modifier\":\"M\"}");
    assertThat(lines.getLast())
        .startsWith("{\"message_type\":\"statistics\",\"source_snapshot\":\"")
        .contains("\"changed_files\":1");
  }

  @Test
  void stats_countEachSnapshotAndAllTogether() {
    TypedLine line = typed("stats");

    assertThat(line.exitCode()).isZero();
    assertThat(line.out()).contains("2 snapshots restore to 29 B; they need");
    assertThat(typed("stats", id("first")).out()).contains("1 snapshot restores to 11 B; it needs");
  }

  @Test
  void stats_inJson_haveTheMembersThatScriptsKnow() {
    assertThat(typed("stats", "--json").out())
        .startsWith("{\"snapshots_count\":2,\"total_restore_size\":29,")
        .contains("\"total_blob_count\":", "\"compression_ratio\":", "\"missing_blobs\":0");
  }

  @Test
  void beginningOfSeveralIds_isNotEnough() {
    assertThat(typed("ls", "").err()).contains("begins the ids of 2 snapshots; write more of it.");
  }

  /** The id of the snapshot of a host. */
  private String id(String host) {
    return typed("snapshots", "--host", host)
        .out()
        .lines()
        .skip(2)
        .findFirst()
        .orElseThrow()
        .substring(0, 8);
  }

  private TypedLine typed(String... arguments) {
    return TypedLine.repo(machine, arguments);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
