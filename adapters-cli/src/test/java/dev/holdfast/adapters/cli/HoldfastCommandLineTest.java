package dev.holdfast.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldfastCommandLineTest {

  @Test
  void version_isPrintedOnItsOwnLine() {
    TypedLine line = TypedLine.of("--version");

    assertThat(line.out()).isEqualTo("holdfast 1.2.3" + System.lineSeparator());
    assertThat(line.exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "serve --help",
        "admin --help",
        "admin recovery-key --help",
        "files --help",
        "files find --help"
      })
  void help_hasUsageExitCodesAndExamples(String typed) {
    TypedLine line = TypedLine.of(typed.split(" "));

    assertThat(line.out())
        .contains("Usage: holdfast")
        .contains("Exit codes:")
        .contains("Example")
        .doesNotContain("\t");
    assertThat(line.out().lines())
        .allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(80));
    assertThat(line.exitCode()).isZero();
  }

  @Test
  void nothingTyped_isAnsweredWithTheCommandsThereAre() {
    TypedLine line = TypedLine.of();

    assertThat(line.err())
        .startsWith(
            "holdfast: A command is missing: serve or admin or snapshot or files or repo. Try: holdfast --help");
    assertThat(line.exitCode()).isEqualTo(2);
  }

  @Test
  void unknownOption_isAnsweredWithTheNearest() {
    TypedLine line = TypedLine.of("serve", "--wokers=3");

    assertThat(line.err())
        .startsWith("holdfast: There is no option \"--wokers=3\" here. Did you mean --workers?")
        .hasLineCount(1);
    assertThat(line.exitCode()).isEqualTo(2);
  }

  @Test
  void unknownCommand_isAnsweredWithTheNearest() {
    TypedLine line = TypedLine.of("sreve");

    assertThat(line.err())
        .startsWith("holdfast: There is no command \"sreve\" here. Did you mean serve?");
    assertThat(line.exitCode()).isEqualTo(2);
  }

  @Test
  void optionWithoutItsValue_isRefused() {
    TypedLine line = TypedLine.of("serve", "--port");

    assertThat(line.err()).startsWith("holdfast: Missing required parameter for option '--port'");
    assertThat(line.exitCode()).isEqualTo(2);
  }
}
