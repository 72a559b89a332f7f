package dev.holdfast.domain.config;

import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.json.JsonValue.JsonString;

/**
 * One item of a bundle.
 *
 * @param name as {@code self} gives it; {@code object} may hold another one
 * @param item the whole item, unknown members included
 */
public record ConfigObject(ObjectKey key, String name, JsonObject item) {

  /** Whether it carries a signature, and so must stay byte for byte as it came. */
  public boolean isSigned() {
    return item.member("jwsSignature").orElse(null) instanceof JsonString signature
        && !signature.value().isEmpty();
  }
}
