package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.domain.policy.Datalock;
import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.PolicySettings;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A policy as clients read it. What it does not say is absent. */
record PolicyResponse(
    String id,
    String name,
    @Nullable String description,
    WireBackupPolicy backupPolicy,
    @Nullable List<WireBlackout> blackoutWindow,
    @Nullable List<WireExtendedRetention> extendedRetention,
    WireRetryOptions retryOptions,
    @Nullable String dataLock,
    @Nullable Long version,
    @Nullable Boolean isCBSEnabled,
    long lastModificationTimeUsecs,
    @Nullable Long numProtectionGroups,
    @Nullable Long numProtectedObjects) {

  private static final JsonForm<PolicyResponse> FORM = JsonForm.of(PolicyResponse.class);

  /**
   * Of a policy, without what uses it.
   *
   * @param id as clients write it
   */
  static PolicyResponse of(Policy policy, String id) {
    PolicySettings settings = policy.settings();
    StoredOnly stored = StoredOnly.of(settings.storedOnly());
    return new PolicyResponse(
        id,
        settings.name(),
        settings.description().isEmpty() ? null : settings.description(),
        WireBackupPolicy.of(settings, stored),
        each(settings.blackouts(), WireBlackout::of),
        each(settings.extended(), WireExtendedRetention::of),
        WireRetryOptions.of(settings.retries()),
        settings.lock() instanceof Datalock.WholeRetention(DatalockMode mode)
            ? Words.of(mode)
            : null,
        stored.version(),
        stored.isCBSEnabled(),
        WireMicros.of(policy.modified()),
        null,
        null);
  }

  /** The same with how much uses it. */
  PolicyResponse usedBy(long groups, long objects) {
    return new PolicyResponse(
        id,
        name,
        description,
        backupPolicy,
        blackoutWindow,
        extendedRetention,
        retryOptions,
        dataLock,
        version,
        isCBSEnabled,
        lastModificationTimeUsecs,
        groups,
        objects);
  }

  byte[] json() {
    return FORM.write(this);
  }

  private static <T, W> @Nullable List<W> each(List<T> parts, Function<T, W> form) {
    return parts.isEmpty() ? null : parts.stream().map(form).toList();
  }
}
