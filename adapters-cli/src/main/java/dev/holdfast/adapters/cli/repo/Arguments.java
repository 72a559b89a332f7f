package dev.holdfast.adapters.cli.repo;

import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Arguments that several commands have. */
final class Arguments {

  private Arguments() {}

  /** Which snapshot: the newest, if nothing is typed. */
  static PositionalParamSpec snapshot() {
    return optional(0, "SNAPSHOT", "The snapshot: the beginning of its id, or latest.", "latest");
  }

  static PositionalParamSpec snapshot(int index, String placeholder) {
    return required(index, placeholder, "A snapshot: the beginning of its id, or latest.");
  }

  static PositionalParamSpec required(int index, String placeholder, String description) {
    return PositionalParamSpec.builder()
        .index(Integer.toString(index))
        .arity("1")
        .required(true)
        .paramLabel(placeholder)
        .type(String.class)
        .description(description)
        .build();
  }

  static PositionalParamSpec optional(
      int index, String placeholder, String description, String defaultValue) {
    return PositionalParamSpec.builder()
        .index(Integer.toString(index))
        .arity("0..1")
        .paramLabel(placeholder)
        .type(String.class)
        .description(description, "Default: " + defaultValue)
        .defaultValue(defaultValue)
        .build();
  }

  /** What was given to an option or argument that may be repeated. */
  static List<String> values(ArgSpec argument) {
    return Objects.requireNonNullElse(argument.<List<String>>getValue(), List.of());
  }

  /** All arguments from a place on. */
  static PositionalParamSpec rest(int index, String arity, String placeholder, String description) {
    return PositionalParamSpec.builder()
        .index(index + "..*")
        .arity(arity)
        .paramLabel(placeholder)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .description(description)
        .build();
  }
}
