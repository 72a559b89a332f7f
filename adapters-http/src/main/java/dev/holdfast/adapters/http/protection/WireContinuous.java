package dev.holdfast.adapters.http.protection;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** Continuous protection, which nothing here offers, as the contract writes it. */
record WireContinuous(@NotNull @Valid Kept retention) {

  /** How far back it reaches. */
  record Kept(
      @NotNull @Pattern(regexp = "Minutes|Hours", message = "must be one of Minutes, Hours")
          String unit,
      @NotNull @Min(1) Long duration,
      @Valid WireRetention.@Nullable Lock dataLockConfig) {}

  /**
   * The same.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException that names the field that is wrong
   */
  WireContinuous checked() {
    if (retention.dataLockConfig() != null) {
      Below.path("retention.dataLockConfig", retention.dataLockConfig()::lock);
    }
    return this;
  }
}
