package dev.holdfast.adapters.catalogue.json;

import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * Writes a set of names or constants as a sorted list: the JDK's own order changes with each start
 * of the program, and with it the text of a value that has not changed.
 */
final class SortedSets extends ValueSerializer<Set<?>> {

  @Override
  public void serialize(Set<?> value, JsonGenerator target, SerializationContext context) {
    target.writeStartArray();
    value.stream().map(SortedSets::name).sorted().forEach(target::writeString);
    target.writeEndArray();
  }

  private static String name(Object element) {
    return switch (element) {
      case String text -> text;
      case Enum<?> constant -> constant.name();
      default ->
          throw new IllegalArgumentException("A document has no sets of " + element.getClass());
    };
  }
}
