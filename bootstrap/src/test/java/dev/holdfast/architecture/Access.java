package dev.holdfast.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;

/**
 * Uses of methods and constructors.
 *
 * <p>An access, not a call: {@code clock = Instant::now} calls nothing, yet reads the clock.
 */
final class Access {
  static final String CONSTRUCTOR = "<init>";

  private Access() {}

  /** Accesses to members of the owner, or of its subtypes, whose name matches the pattern. */
  static DescribedPredicate<JavaAccess<?>> to(Class<?> owner, String namePattern) {
    return JavaAccess.Predicates.target(owner(assignableTo(owner)))
        .and(JavaAccess.Predicates.target(nameMatching(namePattern)))
        .as("to %s.%s", owner.getSimpleName(), namePattern);
  }

  @SafeVarargs
  static DescribedPredicate<JavaAccess<?>> toAnyOf(DescribedPredicate<JavaAccess<?>>... accesses) {
    DescribedPredicate<JavaAccess<?>> any = DescribedPredicate.alwaysFalse();
    for (DescribedPredicate<JavaAccess<?>> access : accesses) {
      any = any.or(access);
    }
    return any;
  }
}
