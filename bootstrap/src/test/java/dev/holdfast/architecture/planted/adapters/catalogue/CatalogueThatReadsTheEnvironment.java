package dev.holdfast.architecture.planted.adapters.catalogue;

import dev.holdfast.architecture.planted.Violates;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("P2_ENVIRONMENT_ONLY_IN_BOOTSTRAP")
final class CatalogueThatReadsTheEnvironment {
  final String home = System.getProperty("user.home", "");
}
