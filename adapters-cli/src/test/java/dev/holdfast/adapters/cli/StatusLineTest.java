package dev.holdfast.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.cli.frame.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The line that shows how a command goes on. */
class StatusLineTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal = new Terminal(new PrintStream(out), new PrintStream(err));

  @Test
  void line_takesThePlaceOfTheOneBefore_andGoesToTheErrors() {
    terminal.showStatus("first");
    terminal.showStatus("second");

    assertThat(shown())
        .isEqualTo("\r\033[K\033[?7lfirst\033[?7h" + "\r\033[K\033[?7lsecond\033[?7h");
    assertThat(out.size()).isZero();
  }

  @Test
  void longLine_isCutOffByTheTerminal_whichThenWrapsAgain() {
    terminal.showStatus("x".repeat(500));

    assertThat(shown()).isEqualTo("\r\033[K\033[?7l" + "x".repeat(500) + "\033[?7h");
  }

  @Test
  void controlCharactersInIt_areQuoted() {
    terminal.showStatus("a\033[2Jb");

    assertThat(shown()).contains("a\\x1b[2Jb");
  }

  private String shown() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
