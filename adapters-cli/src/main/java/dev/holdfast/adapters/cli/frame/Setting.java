package dev.holdfast.adapters.cli.frame;

import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option that can also be set by the environment. The variable is the option's name in capitals,
 * with {@code HOLDFAST_} before it; what is typed wins.
 */
public final class Setting {

  private Setting() {}

  public static <T> OptionSpec of(
      String name,
      String placeholder,
      Class<T> type,
      ITypeConverter<T> converter,
      String defaultValue,
      String description) {
    return OptionSpec.builder(name)
        .paramLabel(placeholder)
        .type(type)
        .converters(converter)
        .defaultValue(defaultValue)
        .descriptionKey(variableOf(name))
        .description(description, "Default: " + defaultValue, "Environment: " + variableOf(name))
        .build();
  }

  /** One that has no value if nobody gives it any. */
  public static OptionSpec optional(
      String name, String placeholder, Class<?> type, String description) {
    return OptionSpec.builder(name)
        .paramLabel(placeholder)
        .type(type)
        .descriptionKey(variableOf(name))
        .description(description, "Environment: " + variableOf(name))
        .build();
  }

  /** The environment variable that stands for an argument; empty if none does. */
  static String variableOf(ArgSpec argument) {
    return Objects.requireNonNullElse(argument.descriptionKey(), "");
  }

  private static String variableOf(String option) {
    return "HOLDFAST_" + option.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
