package dev.holdfast.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown to be pasted begins as the program was called. */
class ProgramNameTest {
  private static final String FAR =
      "/a/folder/that/lies/so/deep/that/an/example/in/it/is/wider/than/a/terminal/holdfast";

  /** Longer than a beginning that a random id could share. */
  private static final String NO_KEY = "0123456789abcdef";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "serve",
        "admin",
        "admin recovery-key",
        "repo",
        "repo init",
        "repo backup",
        "repo restore",
        "repo snapshots",
        "repo ls",
        "repo find",
        "repo diff",
        "repo stats",
        "repo dump",
        "repo key",
        "repo key list",
        "repo key add",
        "repo key remove",
        "repo key passwd"
      })
  void help_callsTheProgramAsItWasCalled(String command) {
    TypedLine line = typed(FAR, (command + " --help").strip().split(" "));

    assertThat(line.exitCode()).isZero();
    assertThat(line.out()).contains("Usage: holdfast " + command);
    assertThat(line.out()).doesNotContain("  holdfast ", "`holdfast ");
  }

  @Test
  void example_isOneLineHoweverLong() {
    assertThat(typed(FAR, "repo", "restore", "--help").out())
        .contains("  " + FAR + " repo restore --repo /srv/backup latest --target /tmp/back\n");
  }

  @Test
  void hints_callTheProgramAsItWasCalled() {
    FakeMachine machine = new FakeMachine();
    Map<String, String> variables =
        Map.of("HOLDFAST_PROGRAM", "./holdfast", "RESTIC_PASSWORD", "secret");

    assertThat(TypedLine.on(machine, variables, "repo", "snapshots", "--repo=/srv/backup").err())
        .contains("`./holdfast repo init` makes one");
    assertThat(TypedLine.on(machine, variables, "repo", "init", "--repo=/srv/backup").out())
        .contains("  ./holdfast repo backup --repo /srv/backup FOLDER");
    assertThat(
            TypedLine.on(machine, variables, "repo", "key", "remove", NO_KEY, "--repo=/srv/backup")
                .err())
        .contains("`./holdfast repo key list` lists them");
    assertThat(TypedLine.on(machine, variables, "repo", "lss").err())
        .contains("Try: ./holdfast repo --help");
  }

  @ParameterizedTest
  @CsvSource({
    "/src/h/holdfast,  /src/h,   ./holdfast",
    "/src/h/holdfast,  /src/h/x, /src/h/holdfast",
    "/src/h/holdfast,  /src,     /src/h/holdfast",
    "/holdfast,        /usr,     /holdfast",
    "/my src/holdfast, /,        '''/my src/holdfast'''",
    "holdfast,         /usr,     holdfast"
  })
  void programInTheFolderOfTheShell_isCalledInShort(String program, String folder, String called) {
    TypedLine line = TypedLine.in(Map.of("HOLDFAST_PROGRAM", program, "PWD", folder), "--help");

    assertThat(line.out()).contains("  " + called + " serve --help");
  }

  @Test
  void commandForAnotherTerminal_namesThePlace() {
    TypedLine line =
        TypedLine.in(
            Map.of("HOLDFAST_PROGRAM", "/src/h/holdfast", "PWD", "/src/h"), "serve", "--port=3");

    assertThat(line.out()).contains("  /src/h/holdfast admin recovery-key");
  }

  private static TypedLine typed(String program, String... arguments) {
    return TypedLine.in(Map.of("HOLDFAST_PROGRAM", program), arguments);
  }
}
