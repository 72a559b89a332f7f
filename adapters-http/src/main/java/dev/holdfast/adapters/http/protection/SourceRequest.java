package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.source.SourceSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A source as a client registers it, or gives it other settings. */
record SourceRequest(
    @NotNull String environment,
    @Nullable String name,
    @Null(message = NO_CONNECTORS) @Nullable Object connectionId,
    @Size(max = 0, message = NO_CONNECTORS) @Nullable List<Object> connections,
    @Null(message = NO_CONNECTORS) @Nullable Object connectorGroupId,
    @Null(message = NO_CONNECTORS) @Nullable Object dataSourceConnectionId,
    @Nullable List<@Valid WireKeyValue> advancedConfigs,
    @Valid @Nullable PhysicalHost physicalParams) {

  private static final String NO_CONNECTORS =
      "can't be used: hosts are reached without connectors, and localhost alone is";

  /** The environment of every source that there is. */
  static final String PHYSICAL = "kPhysical";

  /**
   * The settings that are asked for.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException if it is no physical host
   */
  SourceSettings settings() {
    requirePhysical(environment);
    if (physicalParams == null) {
      throw Words.refusal("physicalParams", "is missing; a physical host is described by it.");
    }
    return new SourceSettings(
        Objects.requireNonNullElse(name, ""),
        physicalParams.endpoint(),
        new SourceHints(advancedConfigs, physicalParams.applications()).kept());
  }

  private static void requirePhysical(String environment) {
    switch (environment) {
      case PHYSICAL -> {}
      case "kSQL" ->
          throw Words.refusal(
              "environment",
              "can't be kSQL: SQL is registered as an application of a physical host.");
      case "kKubernetes" ->
          throw Words.refusal("environment", "can't be kKubernetes: Holdfast serves none yet.");
      default -> throw Words.refusal("environment", "must be kPhysical.");
    }
  }
}
