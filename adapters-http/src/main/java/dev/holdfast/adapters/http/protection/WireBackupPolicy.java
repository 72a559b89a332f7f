package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.policy.PolicySettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When to back up, as the contract writes it. */
record WireBackupPolicy(
    @NotNull @Valid WireRegularBackups regular,
    @Valid @Nullable WireOtherBackups log,
    @Valid @Nullable WireOtherBackups bmr,
    @Valid @Nullable WireContinuous cdp,
    @Valid @Nullable WireOtherBackups storageArraySnapshot,
    @Nullable List<WireTimeout> runTimeouts) {

  static WireBackupPolicy of(PolicySettings policy, StoredOnly stored) {
    List<WireTimeout> timeouts =
        Stream.concat(
                WireTimeout.of(policy.timeouts()).stream(),
                stored.runTimeouts() == null ? Stream.of() : stored.runTimeouts().stream())
            .toList();
    return new WireBackupPolicy(
        WireRegularBackups.of(policy.regular()),
        stored.log(),
        stored.bmr(),
        stored.cdp(),
        stored.storageArraySnapshot(),
        timeouts.isEmpty() ? null : timeouts);
  }

  List<WireTimeout> timeouts() {
    return runTimeouts == null ? List.of() : runTimeouts;
  }
}
