package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.format.JsonWriter;
import dev.holdfast.engine.repository.KeyDetails;
import java.util.List;

/** Keys as scripts know them from {@code restic key list --json}. */
final class KeyJson {

  private KeyJson() {}

  static void print(Terminal terminal, List<KeyDetails> keys) {
    JsonWriter json = new JsonWriter().beginArray();
    for (KeyDetails key : keys) {
      json.beginObject();
      json.member("id").text(key.id().hash().hex());
      json.member("userName").text(key.username());
      json.member("hostName").text(key.hostname());
      json.member("created").time(key.created());
      json.endObject();
    }
    JsonLine.print(terminal, json.endArray());
  }
}
