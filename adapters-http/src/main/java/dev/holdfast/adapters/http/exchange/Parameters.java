package dev.holdfast.adapters.http.exchange;

import dev.holdfast.domain.error.InvalidInputException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Named values of a query or a form. A name may come several times, if its values agree. */
public final class Parameters {
  public static final Parameters NONE = new Parameters(Map.of());

  private final Map<String, List<Value>> values;

  private Parameters(Map<String, List<Value>> values) {
    this.values = values;
  }

  /**
   * Reads the form that URLs and {@code application/x-www-form-urlencoded} bodies share: pairs
   * between ampersands, blanks as plus signs, the rest percent-encoded in UTF-8.
   *
   * @throws InvalidInputException if a percent sign is not followed by two hexadecimal digits
   */
  public static Parameters parse(String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    Map<String, List<Value>> values = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String sent = equals < 0 ? "" : pair.substring(equals + 1);
      values.computeIfAbsent(name, unused -> new ArrayList<>()).add(Value.sent(sent));
    }
    return new Parameters(values);
  }

  /** One parameter. */
  public static Parameters of(String name, String value) {
    return new Parameters(Map.of(name, List.of(new Value(value, List.of(value)))));
  }

  /** These and more. */
  public Parameters and(Parameters more) {
    Map<String, List<Value>> all = new LinkedHashMap<>();
    values.forEach((name, some) -> all.put(name, new ArrayList<>(some)));
    more.values.forEach(
        (name, some) -> all.computeIfAbsent(name, unused -> new ArrayList<>()).addAll(some));
    return new Parameters(all);
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /**
   * The value of a parameter.
   *
   * @throws InvalidInputException if it comes several times with different values
   */
  public Optional<String> get(String name) {
    List<String> some = all(name);
    if (some.stream().distinct().count() > 1) {
      throw new InvalidInputException(
          "parameter.repeated",
          "The parameter " + name + " comes several times with different values; send one.");
    }
    return some.stream().findFirst();
  }

  /** Every value of a parameter, in the order in which they came. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of()).stream().map(Value::text).toList();
  }

  /**
   * The parts of every value, as the commas divide it that were sent as such; one that was
   * percent-encoded belongs to its part.
   */
  public List<String> divided(String name) {
    return values.getOrDefault(name, List.of()).stream()
        .flatMap(value -> value.parts().stream())
        .toList();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "parameter.encoding",
          "A parameter is not percent-encoded as it should be; each % stands before two"
              + " hexadecimal digits.");
    }
  }

  /** A value, decoded, and its parts between commas that were not encoded. */
  private record Value(String text, List<String> parts) {
    static Value sent(String encoded) {
      return new Value(
          decoded(encoded), Stream.of(encoded.split(",", -1)).map(Parameters::decoded).toList());
    }
  }
}
