package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.policy.FieldCauses;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Enumerations by those words of the contract that begin with a k: {@code HIGH} is kHigh. */
final class KWords {
  private static final String PREFIX = "k";

  private KWords() {}

  static String of(Enum<?> value) {
    return PREFIX + Words.of(value);
  }

  /** The value that a word means; empty if it is none of them. */
  static <E extends Enum<E>> Optional<E> find(String word, Class<E> type) {
    return word.startsWith(PREFIX)
        ? Words.find(word.substring(PREFIX.length()), type)
        : Optional.empty();
  }

  /** The same; where it is none of them, that goes to the causes. */
  static <E extends Enum<E>> @Nullable E read(
      String field, String word, Class<E> type, FieldCauses causes) {
    Optional<E> value = find(word, type);
    if (value.isEmpty()) {
      causes.add(field, oneOf(type));
    }
    return value.orElse(null);
  }

  private static <E extends Enum<E>> String oneOf(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(KWords::of)
        .collect(Collectors.joining(", ", "must be one of ", "."));
  }
}
