package dev.holdfast.adapters.cli;

import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.adapters.cli.frame.Nearest;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.identity.Scope;
import dev.holdfast.domain.source.SourcePath;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads lists of names as they are typed: with commas, or {@code all}. */
final class Names {
  private static final String ALL = "all";

  private Names() {}

  static Set<Privilege> privileges(String typed) {
    return typed.equalsIgnoreCase(ALL)
        ? Privilege.ALL
        : parts(typed).map(Names::privilege).collect(Collectors.toUnmodifiableSet());
  }

  static Set<Scope> scopes(String typed) {
    return typed.equalsIgnoreCase(ALL)
        ? Set.of(Scope.ALL)
        : parts(typed).map(Names::scope).collect(Collectors.toUnmodifiableSet());
  }

  static SourcePath root(String typed) {
    try {
      return new SourcePath(typed);
    } catch (InvalidInputException e) {
      throw Failures.wrongUsage(e.getMessage());
    }
  }

  private static Privilege privilege(String typed) {
    List<String> known = Arrays.stream(Privilege.values()).map(Privilege::name).toList();
    String name = typed.toUpperCase(Locale.ROOT).replace('-', '_');
    if (known.contains(name)) {
      return Privilege.valueOf(name);
    }
    throw Failures.wrongUsage(
        "There is no privilege \"%s\". %s"
            .formatted(
                typed,
                Nearest.to(name, known)
                    .map(near -> "Did you mean " + near + "?")
                    .orElse("Those there are: " + String.join(", ", known) + ".")));
  }

  private static Scope scope(String typed) {
    try {
      return new Scope(typed);
    } catch (IllegalArgumentException e) {
      throw Failures.wrongUsage(e.getMessage() + ".");
    }
  }

  private static Stream<String> parts(String typed) {
    return Arrays.stream(typed.split(",", -1)).map(String::strip).filter(part -> !part.isEmpty());
  }
}
