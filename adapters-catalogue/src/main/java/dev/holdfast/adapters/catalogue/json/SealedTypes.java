package dev.holdfast.adapters.catalogue.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.holdfast.domain.json.JsonValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.introspect.MixInResolver;

/** Has every sealed interface say which of its records a value is. */
final class SealedTypes implements MixInResolver {

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
  private interface Named {}

  @Override
  public @Nullable Class<?> findMixInClassFor(Class<?> type) {
    boolean isNamed = type.isSealed() && type.isInterface() && type != JsonValue.class;
    return isNamed ? Named.class : null;
  }

  @Override
  public boolean hasMixIns() {
    return true;
  }

  /** Has no state to copy. */
  @Override
  public MixInResolver snapshot() {
    return this;
  }
}
