package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.policy.FieldCauses;
import dev.holdfast.domain.protection.Alerting;
import dev.holdfast.domain.protection.Alerting.Occasion;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When operators hear of runs, as the contract writes it. */
record WireAlerts(
    @NotEmpty(message = "must name at least one status") @Nullable List<String> backupRunStatus,
    @Size(
            max = 0,
            message =
                "must be empty: this server has no setting for sending mail; its log has the"
                    + " alerts")
        @Nullable List<Object> alertTargets,
    @Nullable Boolean raiseObjectLevelFailureAlert,
    @Nullable Boolean raiseObjectLevelFailureAlertAfterLastAttempt,
    @Nullable Boolean raiseObjectLevelFailureAlertAfterEachAttempt) {

  private static final String FIELD = "alertPolicy.backupRunStatus";

  /** Null where nobody is to hear of anything. */
  static @Nullable WireAlerts of(Alerting alerting) {
    return alerting.occasions().isEmpty()
        ? null
        : new WireAlerts(
            alerting.occasions().stream().sorted().map(KWords::of).toList(),
            null,
            alerting.onObjectFailure() || alerting.onEachFailedAttempt(),
            alerting.onObjectFailure(),
            alerting.onEachFailedAttempt());
  }

  static Alerting alerting(@Nullable WireAlerts given, FieldCauses causes) {
    return given == null ? Alerting.NONE : given.alerting(causes);
  }

  private Alerting alerting(FieldCauses causes) {
    Set<Occasion> occasions = EnumSet.noneOf(Occasion.class);
    for (String word : backupRunStatus == null ? List.<String>of() : backupRunStatus) {
      Occasion occasion = KWords.read(FIELD, word, Occasion.class, causes);
      if (occasion != null) {
        occasions.add(occasion);
      }
    }
    boolean afterEach = Boolean.TRUE.equals(raiseObjectLevelFailureAlertAfterEachAttempt);
    // Who asks for alerts about objects and not when, hears of them once they have failed for good.
    boolean afterLast =
        Boolean.TRUE.equals(raiseObjectLevelFailureAlertAfterLastAttempt)
            || (Boolean.TRUE.equals(raiseObjectLevelFailureAlert) && !afterEach);
    return new Alerting(occasions, afterLast, afterEach);
  }
}
