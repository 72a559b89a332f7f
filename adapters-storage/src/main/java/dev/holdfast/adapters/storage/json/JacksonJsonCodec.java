package dev.holdfast.adapters.storage.json;

import dev.holdfast.application.port.out.JsonCodec;
import dev.holdfast.domain.json.JsonEvents;
import dev.holdfast.domain.json.JsonValue;
import java.io.InputStream;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** JSON by Jackson's streaming parser; what it reads and writes depends on nothing else. */
public final class JacksonJsonCodec implements JsonCodec {
  /** Jackson counts bytes of names, in steps that double; our own count of characters is exact. */
  private static final int NAME_SLACK = 8;

  @Override
  public JsonEvents read(InputStream text, Limits limits) {
    JsonText checked = new JsonText(text);
    return new JacksonEvents(
        checked, factory(limits).createParser(ObjectReadContext.empty(), checked), limits);
  }

  @Override
  public byte[] write(JsonValue value) {
    return JsonWriter.write(value);
  }

  private static JsonFactory factory(Limits limits) {
    int charactersMax = Math.max(limits.textCharactersMax(), limits.numberCharactersMax());
    return JsonFactory.builder()
        .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
        .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
        .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.depthMax() + 1)
                .maxNameLength((limits.nameCharactersMax() + 1) * NAME_SLACK)
                .maxStringLength(charactersMax)
                .maxNumberLength(limits.numberCharactersMax())
                .build())
        .build();
  }
}
