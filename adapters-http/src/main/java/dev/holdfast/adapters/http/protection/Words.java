package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.error.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Enumerations by the words of the contract: {@code PROTECT_ONCE} is {@code ProtectOnce}. */
final class Words {
  private static final String CODE = "body.field";

  private Words() {}

  static String of(Enum<?> value) {
    return Arrays.stream(value.name().split("_"))
        .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }

  /**
   * The value that a word means.
   *
   * @throws InvalidInputException that names the field, if it is none of them
   */
  static <E extends Enum<E>> E read(String field, String word, Class<E> type) {
    return find(word, type).orElseThrow(() -> refusal(field, oneOf(type)));
  }

  /** The same; empty if it is none of them. */
  static <E extends Enum<E>> Optional<E> find(String word, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> of(value).equals(word))
        .findFirst();
  }

  /** How a sentence goes on that tells all words. */
  static <E extends Enum<E>> String oneOf(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Words::of)
        .collect(Collectors.joining(", ", "must be one of ", "."));
  }

  /** A refusal of one field; the sentence goes on after its name. */
  static InvalidInputException refusal(String field, String sentence) {
    String cause = field + " " + sentence;
    return new InvalidInputException(CODE, cause, List.of(cause));
  }
}
