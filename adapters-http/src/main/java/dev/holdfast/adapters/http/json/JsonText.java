package dev.holdfast.adapters.http.json;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads small JSON texts. */
public final class JsonText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private JsonText() {}

  /** The string that the text is; empty if it is anything else, or no JSON. */
  public static Optional<String> string(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
