package dev.holdfast.adapters.http.wire;

import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Parameters;
import dev.holdfast.domain.error.InvalidInputException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parameters of a request of the protection API. One that is empty is not given, and one that
 * nobody asks for means nothing.
 *
 * <p>Every method throws {@link InvalidInputException}, which names the parameter, if the value is
 * no such thing. How many values there can be is bounded by how long a request line can be.
 */
public final class Query {
  private static final String LIST_DIVIDER = ",";

  private final Parameters parameters;

  private Query(Parameters parameters) {
    this.parameters = parameters;
  }

  /** Those of a query that was parsed. */
  public static Query of(Parameters parameters) {
    return new Query(parameters);
  }

  /** Those of a call. */
  public static Query of(Call call) {
    return of(call.query());
  }

  /** A single text. */
  public Optional<String> text(String name) {
    return parameters.get(name).filter(value -> !value.isEmpty());
  }

  /**
   * The values of a list, which are divided by commas or come as repeated parameters; empty if it
   * is not given. Commas count as dividers however they were encoded, as the clients encode them.
   */
  public List<String> texts(String name) {
    return parameters.all(name).stream()
        .flatMap(value -> Arrays.stream(value.split(LIST_DIVIDER, -1)))
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /**
   * The values of a list that may hold commas themselves, as names do. Some clients encode the
   * commas of a name, and others those between names: of what holds an encoded one, both the whole
   * and the parts are wanted.
   */
  public Set<String> names(String name) {
    Set<String> names = new LinkedHashSet<>(texts(name));
    parameters.divided(name).stream().filter(part -> !part.isEmpty()).forEach(names::add);
    return names;
  }

  /** One of the words of an enumeration. */
  public Optional<String> word(String name, Set<String> known) {
    return text(name).map(value -> known(name, value, known));
  }

  /** Words of an enumeration; empty if the list is not given. */
  public List<String> words(String name, Set<String> known) {
    return texts(name).stream().map(value -> known(name, value, known)).toList();
  }

  /** A yes or no, in any case. */
  public Optional<Boolean> flag(String name) {
    return text(name).map(value -> flag(name, value));
  }

  /** A whole number of 64 bits. */
  public Optional<Long> number(String name) {
    return text(name).map(value -> number(name, value));
  }

  /** A whole number within bounds, both included. */
  public Optional<Long> number(String name, long min, long max) {
    Optional<Long> number = number(name);
    if (number.isPresent() && (number.get() < min || number.get() > max)) {
      throw wrong(name, "must be " + min + " to " + max + ", not " + number.get());
    }
    return number;
  }

  /** Whole numbers of 64 bits; empty if the list is not given. */
  public List<Long> numbers(String name) {
    return texts(name).stream().map(value -> number(name, value)).toList();
  }

  private static String known(String name, String value, Set<String> known) {
    if (!known.contains(value)) {
      throw wrong(
          name,
          "must be one of "
              + String.join(", ", new TreeSet<>(known))
              + ", not "
              + Shown.value(value));
    }
    return value;
  }

  private static boolean flag(String name, String value) {
    if (value.equalsIgnoreCase("true")) {
      return true;
    }
    if (value.equalsIgnoreCase("false")) {
      return false;
    }
    throw wrong(name, "must be true or false, not " + Shown.value(value));
  }

  private static long number(String name, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw wrong(name, "must be a whole number, not " + Shown.value(value));
    }
  }

  private static InvalidInputException wrong(String name, String sentence) {
    return new InvalidInputException(
        "parameter.value", "The parameter " + name + " " + sentence + ".");
  }
}
