package dev.holdfast.adapters.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option that can also be set by the environment. The variable is the option's name in capitals,
 * with {@code HOLDFAST_} before it; what is typed wins.
 */
final class Setting {

  private Setting() {}

  static <T> OptionSpec of(
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
        .description(description, "Default: " + defaultValue, "Environment: " + variableOf(name))
        .build();
  }

  /** The environment variable that stands for an option. */
  static String variableOf(ArgSpec argument) {
    return argument.isOption() ? variableOf(((OptionSpec) argument).longestName()) : "";
  }

  private static String variableOf(String option) {
    return "HOLDFAST_" + option.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
