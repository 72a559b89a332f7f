package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.format.JsonWriter;
import java.nio.charset.StandardCharsets;

/** A line of JSON on the standard output. */
final class JsonLine {

  private JsonLine() {}

  /** The beginning of a line that says what it is; the caller ends it. */
  static JsonWriter message(String type) {
    return new JsonWriter().beginObject().member("message_type").text(type);
  }

  static void print(Terminal terminal, JsonWriter json) {
    terminal.printJson(new String(json.toBytes(), StandardCharsets.UTF_8));
  }
}
