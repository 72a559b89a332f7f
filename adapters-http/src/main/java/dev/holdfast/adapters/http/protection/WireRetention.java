package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.policy.Datalock;
import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.policy.Retention;
import dev.holdfast.domain.policy.RetentionUnit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** How long snapshots stay, as the contract writes it. */
record WireRetention(
    @NotNull String unit, @NotNull Long duration, @Valid @Nullable Lock dataLockConfig) {

  /** How long of that they are locked. */
  record Lock(
      @NotNull String mode,
      @NotNull String unit,
      @NotNull Long duration,
      @Nullable Boolean enableWormOnExternalTarget) {

    static @Nullable Lock of(Datalock lock) {
      return switch (lock) {
        case Datalock.Limited(DatalockMode mode, RetentionUnit unit, long duration, boolean worm) ->
            new Lock(Words.of(mode), Words.of(unit), duration, worm);
        case Datalock.Unlocked unused -> null;
        // It is said once, for the whole policy.
        case Datalock.WholeRetention unused -> null;
      };
    }

    Datalock.Limited lock() {
      return new Datalock.Limited(
          Words.read("mode", mode, DatalockMode.class),
          Words.read("unit", unit, RetentionUnit.class),
          duration,
          Boolean.TRUE.equals(enableWormOnExternalTarget));
    }
  }

  static WireRetention of(Retention retention) {
    return new WireRetention(
        Words.of(retention.unit()), retention.duration(), Lock.of(retention.lock()));
  }

  /**
   * What it means.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException that names the field that is wrong
   */
  Retention retention() {
    Datalock lock =
        dataLockConfig == null
            ? new Datalock.Unlocked()
            : Below.path("dataLockConfig", dataLockConfig::lock);
    return new Retention(Words.read("unit", unit, RetentionUnit.class), duration, lock);
  }
}
