package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.policy.BlackoutWindow;
import dev.holdfast.domain.policy.Datalock;
import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.policy.ExtendedRetention;
import dev.holdfast.domain.policy.FieldCauses;
import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.RegularBackups;
import dev.holdfast.domain.policy.RetryOptions;
import dev.holdfast.domain.policy.RunTimeouts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A policy as a client sends it, to make one or to replace one.
 *
 * @param lastModificationTimeUsecs as the client read it; whoever replaces a policy compares it
 */
record PolicyRequest(
    @NotNull String name,
    @NotNull @Valid WireBackupPolicy backupPolicy,
    @Nullable String description,
    @Nullable List<@Valid WireBlackout> blackoutWindow,
    @Nullable List<@Valid WireExtendedRetention> extendedRetention,
    @Valid @Nullable WireTargets remoteTargetPolicy,
    @Size(max = 0, message = WireTargets.MUST_BE_EMPTY)
        @Nullable List<Object> cascadedTargetsConfig,
    @Nullable WireRetryOptions retryOptions,
    @Nullable String dataLock,
    @Nullable Long version,
    @Nullable Boolean isCBSEnabled,
    @Nullable Long lastModificationTimeUsecs,
    @Null(message = "can't be used: Holdfast has no templates of policies")
        @Nullable String templateId) {

  private static final String BACKUPS = "backupPolicy";

  /**
   * The settings that are asked for.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException with a cause for each field that is
   *     wrong by itself; whether they go together is still to be checked
   */
  PolicySettings settings() {
    FieldCauses causes = new FieldCauses();
    RegularBackups regular = backupPolicy.regular().regular(BACKUPS + ".regular", causes);
    List<ExtendedRetention> extended =
        each("extendedRetention", extendedRetention, WireExtendedRetention::extended, causes);
    List<BlackoutWindow> blackouts =
        each("blackoutWindow", blackoutWindow, WireBlackout::window, causes);
    RetryOptions retries =
        retryOptions == null
            ? RetryOptions.DEFAULT
            : causes.within("retryOptions", retryOptions::options);
    RunTimeouts timeouts =
        causes.within(BACKUPS + ".runTimeouts", () -> WireTimeout.obeyed(backupPolicy.timeouts()));
    Datalock lock = lock(causes);
    StoredOnly stored = StoredOnly.of(this, BACKUPS, causes);
    causes.throwIfAny();
    return new PolicySettings(
        name,
        description == null ? "" : description,
        Objects.requireNonNull(regular),
        extended,
        blackouts,
        Objects.requireNonNull(retries),
        Objects.requireNonNull(timeouts),
        lock,
        stored.kept());
  }

  private Datalock lock(FieldCauses causes) {
    if (dataLock == null) {
      return new Datalock.Unlocked();
    }
    Optional<DatalockMode> mode = Words.find(dataLock, DatalockMode.class);
    if (mode.isEmpty()) {
      causes.add("dataLock", Words.oneOf(DatalockMode.class));
    }
    return mode.<Datalock>map(Datalock.WholeRetention::new).orElse(new Datalock.Unlocked());
  }

  private static <W, T> List<T> each(
      String path, @Nullable List<W> given, Function<W, T> meaning, FieldCauses causes) {
    List<T> parts = new ArrayList<>();
    int index = 0;
    for (W one : given == null ? List.<W>of() : given) {
      Supplier<T> part = () -> meaning.apply(one);
      T made = causes.within(path + "[" + index + "]", part);
      if (made != null) {
        parts.add(made);
      }
      index++;
    }
    return parts;
  }
}
