package dev.holdfast.adapters.catalogue.json;

import dev.holdfast.domain.json.JsonValue;
import dev.holdfast.domain.json.JsonValue.JsonArray;
import dev.holdfast.domain.json.JsonValue.JsonBoolean;
import dev.holdfast.domain.json.JsonValue.JsonNull;
import dev.holdfast.domain.json.JsonValue.JsonNumber;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.json.JsonValue.JsonString;
import dev.holdfast.domain.json.JsonValue.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * How values are written and read that are no records: JSON within a document stands there as
 * itself, number literals and all; times are read fast; sets are sorted.
 */
final class JsonValues extends SimpleModule {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("unchecked") // A class has no type arguments.
  JsonValues() {
    addSerializer(JsonValue.class, new Writer());
    addSerializer((Class<Set<?>>) (Class<?>) Set.class, new SortedSets());
    addDeserializer(Instant.class, new InstantReader());
    addDeserializer(JsonValue.class, new Reader<>(JsonValue.class));
    addDeserializer(JsonObject.class, new Reader<>(JsonObject.class));
  }

  private static final class Writer extends ValueSerializer<JsonValue> {

    @Override
    public void serialize(JsonValue value, JsonGenerator target, SerializationContext context) {
      switch (value) {
        case JsonObject object -> {
          target.writeStartObject();
          for (Member member : object.members()) {
            target.writeName(member.name());
            serialize(member.value(), target, context);
          }
          target.writeEndObject();
        }
        case JsonArray array -> {
          target.writeStartArray();
          array.elements().forEach(element -> serialize(element, target, context));
          target.writeEndArray();
        }
        case JsonString string -> target.writeString(string.value());
        case JsonNumber number -> target.writeNumber(number.literal());
        case JsonBoolean bool -> target.writeBoolean(bool == JsonBoolean.TRUE);
        case JsonNull unused -> target.writeNull();
      }
    }
  }

  private static final class Reader<T extends JsonValue> extends ValueDeserializer<T> {
    private final Class<T> type;

    Reader(Class<T> type) {
      this.type = type;
    }

    @Override
    public T deserialize(JsonParser source, DeserializationContext context) {
      JsonValue value = value(source);
      if (!type.isInstance(value)) {
        throw new IllegalArgumentException("Not the JSON value that belongs here");
      }
      return type.cast(value);
    }

    @Override
    public @Nullable T getNullValue(DeserializationContext context) {
      return type.isInstance(JsonNull.NULL) ? type.cast(JsonNull.NULL) : null;
    }

    private static JsonValue value(JsonParser source) {
      return switch (source.currentToken()) {
        case START_OBJECT -> object(source);
        case START_ARRAY -> array(source);
        case VALUE_STRING -> new JsonString(source.getString());
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(source.getString());
        case VALUE_TRUE -> JsonBoolean.TRUE;
        case VALUE_FALSE -> JsonBoolean.FALSE;
        case VALUE_NULL -> JsonNull.NULL;
        case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
            throw new IllegalArgumentException("No JSON value begins here");
      };
    }

    private static JsonObject object(JsonParser source) {
      List<Member> members = new ArrayList<>();
      while (source.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = source.currentName();
        source.nextToken();
        members.add(new Member(name, value(source)));
      }
      return new JsonObject(members);
    }

    private static JsonArray array(JsonParser source) {
      List<JsonValue> elements = new ArrayList<>();
      while (source.nextToken() != JsonToken.END_ARRAY) {
        elements.add(value(source));
      }
      return new JsonArray(elements);
    }
  }
}
