package dev.holdfast.adapters.catalogue;

import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.identity.Scope;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sets of names that hold no blank, as one text: sorted, with blanks between them. */
final class Words {
  private static final String DIVIDER = " ";

  private Words() {}

  static String ofScopes(Set<Scope> scopes) {
    return joined(scopes.stream().map(Scope::value));
  }

  static Set<Scope> scopes(String text) {
    return words(text).map(Scope::new).collect(Collectors.toSet());
  }

  static String ofPrivileges(Set<Privilege> privileges) {
    return joined(privileges.stream().map(Privilege::name));
  }

  static Set<Privilege> privileges(String text) {
    return words(text).map(Privilege::valueOf).collect(Collectors.toSet());
  }

  private static String joined(Stream<String> words) {
    return words.sorted().collect(Collectors.joining(DIVIDER));
  }

  private static Stream<String> words(String text) {
    return text.isEmpty() ? Stream.of() : Arrays.stream(text.split(DIVIDER));
  }
}
