package dev.holdfast.adapters.http.json;

import dev.holdfast.domain.json.JsonValue;
import dev.holdfast.domain.json.JsonValue.JsonArray;
import dev.holdfast.domain.json.JsonValue.JsonBoolean;
import dev.holdfast.domain.json.JsonValue.JsonNull;
import dev.holdfast.domain.json.JsonValue.JsonNumber;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.json.JsonValue.JsonString;
import dev.holdfast.domain.json.JsonValue.Member;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How records of one type are kept as JSON of the domain, and read back. Made once, then cheap;
 * safe for several threads at once.
 *
 * @param <T> a record type
 */
public final class JsonRecords<T> {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final JsonForm<T> form;
  private final Class<T> type;

  /** What most have. */
  private final T ofNothing;

  private JsonRecords(Class<T> type) {
    this.form = JsonForm.of(type);
    this.type = type;
    this.ofNothing = MAPPER.treeToValue(NODES.objectNode(), type);
  }

  public static <T> JsonRecords<T> of(Class<T> type) {
    return new JsonRecords<>(type);
  }

  /** The record's members; those that are null are left out. */
  public JsonObject keep(T value) {
    return object(MAPPER.readTree(form.write(value)));
  }

  /** What was kept. A member that is not there is null, and unknown ones are passed over. */
  public T read(JsonObject kept) {
    return kept.members().isEmpty() ? ofNothing : MAPPER.treeToValue(node(kept), type);
  }

  private static JsonObject object(JsonNode node) {
    return new JsonObject(
        node.properties().stream()
            .map(member -> new Member(member.getKey(), value(member.getValue())))
            .toList());
  }

  private static JsonValue value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT, POJO -> object(node);
      case ARRAY -> new JsonArray(node.valueStream().map(JsonRecords::value).toList());
      case STRING, BINARY -> new JsonString(node.asString());
      case NUMBER -> new JsonNumber(node.asString());
      case BOOLEAN -> node.booleanValue() ? JsonBoolean.TRUE : JsonBoolean.FALSE;
      case NULL, MISSING -> JsonNull.NULL;
    };
  }

  private static JsonNode node(JsonValue value) {
    return switch (value) {
      case JsonObject(List<Member> members) -> {
        ObjectNode object = NODES.objectNode();
        members.forEach(member -> object.set(member.name(), node(member.value())));
        yield object;
      }
      case JsonArray(List<JsonValue> elements) -> {
        ArrayNode array = NODES.arrayNode();
        elements.forEach(element -> array.add(node(element)));
        yield array;
      }
      case JsonString(String text) -> NODES.stringNode(text);
      case JsonNumber(String literal) -> number(new BigDecimal(literal));
      case JsonBoolean flag -> NODES.booleanNode(flag == JsonBoolean.TRUE);
      case JsonNull unused -> NODES.nullNode();
    };
  }

  private static JsonNode number(BigDecimal number) {
    return number.scale() <= 0 ? NODES.numberNode(number.toBigInteger()) : NODES.numberNode(number);
  }
}
