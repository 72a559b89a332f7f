package dev.holdfast.domain.config;

import dev.holdfast.domain.config.BundleOptions.Selection;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.json.JsonValue;
import dev.holdfast.domain.json.JsonValue.JsonArray;
import dev.holdfast.domain.json.JsonValue.JsonNull;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.json.JsonValue.JsonString;
import dev.holdfast.domain.json.JsonValue.Member;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads the member {@code options} of a bundle.
 *
 * <p>Exporters write {@code null}, an empty array or nothing at all where there is nothing to say,
 * lists and objects alike: all of them mean none. Members that are not known are passed over.
 * Anything else is refused: a misread option would make a partial bundle look like a whole one.
 */
final class BundleOptionsReader {
  private static final JsonObject NOTHING = new JsonObject(List.of());

  private final Function<String, InvalidInputException> refusal;

  /**
   * A reader that refuses in the caller's words.
   *
   * @param refusal makes the failure of a sentence about the options
   */
  BundleOptionsReader(Function<String, InvalidInputException> refusal) {
    this.refusal = refusal;
  }

  BundleOptions read(JsonValue value) {
    JsonObject options = object("options", value);
    JsonObject byType = object("options.objectOptions", member(options, "objectOptions"));
    Map<String, Selection> selections = new LinkedHashMap<>();
    for (Member type : byType.members()) {
      selections.put(
          type.name(), selection("options.objectOptions." + Quoted.of(type.name()), type.value()));
    }
    return new BundleOptions(
        strings("options.includeTypes", member(options, "includeTypes")),
        strings("options.excludeTypes", member(options, "excludeTypes")),
        selections);
  }

  private Selection selection(String path, JsonValue value) {
    JsonObject selection = object(path, value);
    return new Selection(
        strings(path + ".includedIds", member(selection, "includedIds")),
        strings(path + ".includedNames", member(selection, "includedNames")));
  }

  private JsonObject object(String path, JsonValue value) {
    if (value instanceof JsonObject object) {
      return object;
    }
    if (!isNothing(value)) {
      throw refusal.apply(path + " must be an object or null.");
    }
    return NOTHING;
  }

  private List<String> strings(String path, JsonValue value) {
    if (value instanceof JsonArray array
        && array.elements().stream().allMatch(JsonString.class::isInstance)) {
      return array.elements().stream().map(element -> ((JsonString) element).value()).toList();
    }
    if (!isNothing(value)) {
      throw refusal.apply(path + " must be an array of strings or null.");
    }
    return List.of();
  }

  private static JsonValue member(JsonObject object, String name) {
    return object.member(name).orElse(JsonNull.NULL);
  }

  private static boolean isNothing(JsonValue value) {
    return value == JsonNull.NULL
        || (value instanceof JsonArray array && array.elements().isEmpty());
  }
}
