package dev.holdfast.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger has named must not steer the terminal of whoever reads the name. */
class ControlCharactersTest {
  private static final Map<String, String> VARIABLES =
      Map.of("RESTIC_REPOSITORY", "/srv/backup", "RESTIC_PASSWORD", "secret");

  private static final String CLEAR = "\033[2J";
  private static final String CLEAR_SHOWN = "\\x1b[2J";

  private final FakeMachine machine = new FakeMachine();

  @BeforeEach
  void backUpWhatAStrangerNamed() {
    typed("repo", "init");
    machine
        .sources()
        .directory("/in")
        .file("/in/" + CLEAR + "é\\\"", bytes(CLEAR))
        .file("/in/two\nlines", bytes("x"))
        .link("/in/link", CLEAR);
    typed("repo", "backup", "/in", "--tag", CLEAR, "--host", "h\033" + "c");
  }

  @Test
  void names_areListedWithTheirControlCharactersQuoted_andAllElseAsItIs() {
    assertThat(typed("repo", "ls").out())
        .isEqualTo("/in\n/in/" + CLEAR_SHOWN + "é\\\"\n/in/link\n/in/two\\nlines\n");
  }

  @Test
  void targetOfALink_isQuoted() {
    assertThat(typed("repo", "ls", "-l").out()).contains("/in/link -> " + CLEAR_SHOWN + "\n");
  }

  @Test
  void tagsAndHost_areQuoted_andTheTableStaysStraight() {
    String table = typed("repo", "snapshots").out();

    String titles = table.lines().findFirst().orElseThrow();
    String row = table.lines().skip(2).findFirst().orElseThrow();
    assertThat(row.substring(titles.indexOf("Host"))).startsWith("h\\x1bc");
    assertThat(row.substring(titles.indexOf("Tags"))).startsWith(CLEAR_SHOWN);
    assertThat(row.substring(titles.indexOf("Paths"))).isEqualTo("/in");
  }

  @Test
  void nameInAComplaint_isQuoted() {
    machine.sources().unreadable("/in/two\nlines");

    assertThat(typed("repo", "backup", "/in", "--force").err())
        .startsWith("holdfast: /in/two\\nlines: permission denied.\n");
  }

  @Test
  void whatWasTyped_isQuotedInTheAnswer() {
    assertThat(typed("repo", "ls", CLEAR).err())
        .isEqualTo("holdfast: There is no snapshot \"" + CLEAR_SHOWN + "\".\n");
    assertThat(typed("repo", CLEAR).err()).contains("\"" + CLEAR_SHOWN + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ls", "ls -l", "find *", "find -l *", "snapshots", "diff latest latest"})
  void noCommand_printsControlCharacters(String command) {
    String out = typed(("repo " + command).split(" ")).out();

    assertThat(out.replace("\n", "").chars()).noneMatch(Character::isISOControl);
  }

  @Test
  void json_hasTheNamesExactly() {
    assertThat(typed("repo", "ls", "--json").out())
        .contains("\"path\":\"/in/\\u001b[2Jé\\\\\\\"\"", "\"path\":\"/in/two\\nlines\"");
  }

  @Test
  void controlsThatJsonLetsPass_areEscapedAsJsonHasIt() {
    machine.sources().file("/in/\u009b2J\u007f\u202e", bytes("x"));
    typed("repo", "backup", "/in");

    assertThat(typed("repo", "ls", "--json").out())
        .contains("\"path\":\"/in/\\u009b2J\\u007f\\u202e\"");
  }

  @Test
  void content_isDumpedAsItIs() {
    assertThat(typed("repo", "dump", "latest", "/in/" + CLEAR + "é\\\"").out()).isEqualTo(CLEAR);
  }

  @Test
  void folderWithAControlCharacter_canStillBePasted() {
    TypedLine line = typed("repo", "init", "--repo", "/srv/it's\033here");

    assertThat(line.out())
        .contains("in /srv/it's\\x1bhere.", "--repo $'/srv/it\\'s\\x1bhere' FOLDER");
  }

  private TypedLine typed(String... arguments) {
    return TypedLine.on(machine, VARIABLES, arguments);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
