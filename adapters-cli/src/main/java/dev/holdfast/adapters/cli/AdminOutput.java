package dev.holdfast.adapters.cli;

import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.format.JsonWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Model.OptionSpec;

/** What the commands of an administrator print for scripts: one object on one line. */
final class AdminOutput {

  private AdminOutput() {}

  static OptionSpec json() {
    return Options.flag("--json", "Prints one JSON object instead of sentences.");
  }

  /** The beginning of an object; {@link #print} ends it. */
  static JsonWriter line() {
    return new JsonWriter().beginObject();
  }

  static void print(Terminal terminal, JsonWriter line) {
    terminal.printJson(new String(line.endObject().toBytes(), StandardCharsets.UTF_8));
  }
}
