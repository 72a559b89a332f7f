package dev.holdfast.adapters.http.json;

import dev.holdfast.adapters.http.exchange.Body;
import dev.holdfast.domain.error.InvalidInputException;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/**
 * How JSON objects are read as records of one type: nulls as absent, unknown members not at all,
 * and values of just the type that they should have. Made once; safe for several threads at once.
 *
 * @param <T> a record type
 */
public final class JsonReader<T> {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .withCoercionConfig(
              LogicalType.Textual,
              config -> {
                config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
              })
          .build();

  private final ObjectReader reader;

  private JsonReader(ObjectReader reader) {
    this.reader = reader;
  }

  public static <T> JsonReader<T> of(Class<T> type) {
    return new JsonReader<>(MAPPER.readerFor(type));
  }

  /**
   * Reads an object.
   *
   * @throws InvalidInputException if it is none, or a value has another type; the message names the
   *     field by its path
   */
  public T read(byte[] text) {
    JsonNode tree = tree(text);
    if (!tree.isObject()) {
      throw malformed("The body must be a JSON object.");
    }
    removeNulls(tree);
    try {
      return reader.readValue(tree);
    } catch (MismatchedInputException e) {
      throw wrongType(e);
    } catch (DatabindException e) {
      throw malformed("The field " + path(e) + " has a value that can't be read.");
    }
  }

  private static JsonNode tree(byte[] text) {
    try {
      return MAPPER.readTree(text);
    } catch (MismatchedInputException e) {
      throw malformed("The body names a member twice, or has more behind its end.");
    } catch (JacksonException e) {
      throw malformed(
          "The body is no JSON: line %d, column %d is not understood."
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    }
  }

  /** As deep as the parser lets a text be, which is 500 levels. */
  private static void removeNulls(JsonNode node) {
    switch (node) {
      case ObjectNode object -> {
        object.removeIf(JsonNode::isNull);
        object.forEach(JsonReader::removeNulls);
      }
      case ArrayNode array -> {
        array.removeIf(JsonNode::isNull);
        array.forEach(JsonReader::removeNulls);
      }
      default -> {}
    }
  }

  private static InvalidInputException wrongType(MismatchedInputException wrong) {
    String wanted =
        wrong instanceof InvalidFormatException format && format.getTargetType().isEnum()
            ? "one of " + List.of(format.getTargetType().getEnumConstants())
            : kind(wrong.getTargetType());
    return malformed("The field " + path(wrong) + " must be " + wanted + ".");
  }

  private static String kind(Class<?> type) {
    if (type == null) {
      return "of another type";
    }
    if (type == String.class) {
      return "a string";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == double.class || type == Double.class) {
      return "a number";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "a whole number" + (is32Bits(type) ? " of 32 bits" : "");
    }
    return Iterable.class.isAssignableFrom(type) ? "an array" : "an object";
  }

  private static boolean is32Bits(Class<?> type) {
    return type == int.class || type == Integer.class;
  }

  private static String path(DatabindException wrong) {
    return wrong.getPath().stream()
        .map(
            step ->
                step.getPropertyName() == null
                    ? "[" + step.getIndex() + "]"
                    : "." + step.getPropertyName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  private static InvalidInputException malformed(String sentence) {
    return new InvalidInputException(Body.MALFORMED, sentence);
  }
}
