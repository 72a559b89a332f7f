package dev.holdfast.adapters.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The standard streams of the process, in UTF-8 whatever the locale says. Results go to {@code
 * out}, where a script reads them; everything said to a person about a failure goes to {@code err}.
 */
public final class Terminal {
  private final PrintWriter out;
  private final PrintWriter err;

  public Terminal(PrintStream out, PrintStream err) {
    this.out = new PrintWriter(out, true, StandardCharsets.UTF_8);
    this.err = new PrintWriter(err, true, StandardCharsets.UTF_8);
  }

  /** The streams of this process. */
  public static Terminal standard() {
    return new Terminal(System.out, System.err);
  }

  /** Prints a line of a result. */
  public void print(String line) {
    out.println(line);
  }

  /** Tells a person what went wrong. */
  public void complain(String sentence) {
    err.println("holdfast: " + sentence);
  }

  PrintWriter out() {
    return out;
  }

  PrintWriter err() {
    return err;
  }
}
