package dev.holdfast.domain.source;

import dev.holdfast.domain.json.JsonValue.JsonObject;

/**
 * What a client says of a source, and may change.
 *
 * @param name as people call it; empty for the host's own
 * @param endpoint where the host is reached
 * @param hints members of the published API that change nothing here, returned as they were sent
 */
public record SourceSettings(String name, String endpoint, JsonObject hints) {
  private static final int NAME_CHARACTERS_MAX = 255;

  /** As long as a host name can be. */
  private static final int ENDPOINT_CHARACTERS_MAX = 253;

  public SourceSettings {
    Limits.text(name, NAME_CHARACTERS_MAX, "The name of a source");
    Limits.text(endpoint, ENDPOINT_CHARACTERS_MAX, "The endpoint of a source");
  }
}
