package dev.holdfast.adapters.catalogue.json;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.holdfast.domain.json.JsonValue;
import dev.holdfast.domain.protection.FileProtection;
import dev.holdfast.domain.protection.GroupSettings;
import dev.holdfast.domain.protection.Protection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.introspect.MixInResolver;

/**
 * Has every sealed interface say which of its records a value is, and texts be read that do not say
 * it as they do today.
 */
final class SealedTypes implements MixInResolver {

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
  private interface Named {}

  /** Before there were volumes, all protection was of files and did not say so. */
  @JsonTypeInfo(
      use = JsonTypeInfo.Id.SIMPLE_NAME,
      property = "is",
      defaultImpl = FileProtection.class)
  private interface OfFilesIfUnsaid {}

  /** The name that the member had then. */
  interface Settings {
    @JsonProperty
    @JsonAlias("files")
    Protection protection();
  }

  @Override
  public @Nullable Class<?> findMixInClassFor(Class<?> type) {
    if (type == Protection.class) {
      return OfFilesIfUnsaid.class;
    }
    if (type == GroupSettings.class) {
      return Settings.class;
    }
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
