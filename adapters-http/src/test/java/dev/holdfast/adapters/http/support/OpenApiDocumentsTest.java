package dev.holdfast.adapters.http.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every document of ours keeps to, so that answers can be held against it. */
class OpenApiDocumentsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @ParameterizedTest
  @ValueSource(strings = {"configuration", "identity", "holdfast", "protection"})
  void everyReference_leadsSomewhere(String name) throws IOException {
    JsonNode document = document(name);

    assertThat(document.findValuesAsString("$ref"))
        .isNotEmpty()
        .allSatisfy(to -> assertThat(document.at(to.substring(1)).isMissingNode()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(strings = {"configuration", "protection"})
  void everyMember_isDescribed(String name) throws IOException {
    for (Map.Entry<String, JsonNode> schema : schemas(document(name)).properties()) {
      assertThat(schema.getValue().path("description").asString(""))
          .as(schema.getKey())
          .isNotBlank();
      for (Map.Entry<String, JsonNode> member : schema.getValue().path("properties").properties()) {
        assertThat(member.getValue().has("$ref") || member.getValue().has("description"))
            .as("%s.%s says what it is", schema.getKey(), member.getKey())
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"configuration", "protection"})
  void answers_mayHaveNoOtherMembers(String name) throws IOException {
    JsonNode document = document(name);
    Set<String> answered = new HashSet<>();
    for (JsonNode responses : document.findValues("responses")) {
      collectSchemas(document, responses, answered);
    }

    assertThat(answered).isNotEmpty();
    for (String schema : answered) {
      JsonNode closed = document.at(schema.substring(1)).path("additionalProperties");
      assertThat(closed.isBoolean() && !closed.booleanValue()).as(schema).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"configuration", "protection"})
  void nothing_mayBeNull(String name) throws IOException {
    assertThat(document(name).findValues("nullable")).isEqualTo(List.of());
  }

  private static void collectSchemas(JsonNode document, JsonNode node, Set<String> found) {
    for (String to : node.findValuesAsString("$ref")) {
      boolean isSchema = to.startsWith("#/components/schemas/");
      if (!isSchema || found.add(to)) {
        collectSchemas(document, document.at(to.substring(1)), found);
      }
    }
  }

  private static JsonNode schemas(JsonNode document) {
    return document.path("components").path("schemas");
  }

  private static JsonNode document(String name) throws IOException {
    String resource = "/dev/holdfast/adapters/http/openapi/" + name + ".json";
    try (InputStream text = OpenApiDocumentsTest.class.getResourceAsStream(resource)) {
      return JSON.readTree(text);
    }
  }
}
