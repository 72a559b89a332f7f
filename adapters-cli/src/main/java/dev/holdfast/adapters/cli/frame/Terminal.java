package dev.holdfast.adapters.cli.frame;

import java.io.Console;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The standard streams of the process, in UTF-8 whatever the locale says. Results go to {@code
 * out}, where a script reads them; everything said to a person about a failure goes to {@code err}.
 *
 * <p>Each text is printed as one line, {@link Visible} whatever is in it; only {@link #bytes} and
 * the writers pass on what they are given.
 */
public final class Terminal {
  // Source: ECMA-48 for the first, the VT100's "auto wrap" mode for the others.
  private static final String START_OF_EMPTY_LINE = "\r\033[K";
  private static final String WRAP_OFF = "\033[?7l";
  private static final String WRAP_ON = "\033[?7h";

  private final PrintStream bytes;
  private final PrintWriter out;
  private final PrintWriter err;
  private final @Nullable Console person;

  private Terminal(PrintStream out, PrintStream err, @Nullable Console person) {
    this.bytes = out;
    this.out = new PrintWriter(out, true, StandardCharsets.UTF_8);
    this.err = new PrintWriter(err, true, StandardCharsets.UTF_8);
    this.person = person;
  }

  /** Streams with nobody before them. */
  public Terminal(PrintStream out, PrintStream err) {
    this(out, err, null);
  }

  /** The streams of this process. */
  public static Terminal standard() {
    return new Terminal(System.out, System.err, System.console());
  }

  /** Whether a person reads what is printed: both ends are a terminal. */
  public boolean isInteractive() {
    return person != null;
  }

  /**
   * Asks the person for a secret, which is not shown.
   *
   * @return empty if there is nobody to ask, or nothing was typed
   */
  public Optional<char[]> askSecret(String prompt) {
    if (person == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(person.readPassword("%s", prompt)).filter(typed -> typed.length > 0);
  }

  /** The standard output, for content that is no text. */
  public OutputStream bytes() {
    return bytes;
  }

  /**
   * Shows a line that the next one takes the place of; for a person only. What is too long for the
   * terminal is cut off at its edge: a line that goes on in the next row could not be replaced.
   */
  public void showStatus(String line) {
    err.print(START_OF_EMPTY_LINE + WRAP_OFF + Visible.of(line) + WRAP_ON);
    err.flush();
  }

  /** Tells a person something beside the result. */
  public void remark(String line) {
    err.println(Visible.of(line));
  }

  /** Prints a line of a result. */
  public void print(String line) {
    out.println(Visible.of(line));
  }

  /** Prints a line of JSON, the same to whoever reads it as JSON. */
  public void printJson(String json) {
    out.println(Visible.inJson(json));
  }

  /** Tells a person what went wrong. */
  public void complain(String sentence) {
    err.println("holdfast: " + Visible.of(sentence));
  }

  public PrintWriter out() {
    return out;
  }

  public PrintWriter err() {
    return err;
  }
}
