package dev.holdfast.domain.protection;

import dev.holdfast.domain.protection.Alerting.Occasion;
import dev.holdfast.domain.protection.RunState.Ended;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Of what in a run operators are told. */
public final class RunAlerts {

  private RunAlerts() {}

  /** What a group wants to be told of a run that has ended; of one that was cancelled, nothing. */
  public static List<Alert> of(Run run, Alerting alerting, Instant now) {
    List<Alert> alerts = new ArrayList<>();
    if (run.state() instanceof Ended(RunOutcome outcome, var at, String message)) {
      occasion(outcome)
          .filter(alerting.occasions()::contains)
          .forEach(occasion -> alerts.add(alert(run, occasion, text(outcome, message))));
      if (alerting.onObjectFailure()) {
        run.objects().stream()
            .filter(object -> object.state() instanceof ObjectState.Failed)
            .forEach(object -> alerts.add(failedObject(run, object)));
      }
    }
    if (alerting.occasions().contains(Occasion.SLA_VIOLATION) && run.isSlaViolated(now)) {
      alerts.add(
          alert(run, Occasion.SLA_VIOLATION, "It took longer than until " + run.slaEnd() + "."));
    }
    return List.copyOf(alerts);
  }

  /** What a group wants to be told of an attempt that failed. */
  public static List<Alert> ofAttempt(Run run, ObjectRun object, Alerting alerting) {
    if (!alerting.onEachFailedAttempt() || object.failedAttempts().isEmpty()) {
      return List.of();
    }
    String message = object.failedAttempts().getLast().message();
    return List.of(
        alert(run, Occasion.FAILURE, "An attempt at " + object.name() + " failed: " + message));
  }

  private static Stream<Occasion> occasion(RunOutcome outcome) {
    return switch (outcome) {
      case SUCCEEDED -> Stream.of(Occasion.SUCCESS);
      case SUCCEEDED_WITH_WARNING -> Stream.of(Occasion.WARNING);
      case FAILED -> Stream.of(Occasion.FAILURE);
      case CANCELED, MISSED -> Stream.of();
    };
  }

  private static String text(RunOutcome outcome, String message) {
    return switch (outcome) {
      case SUCCEEDED -> "It succeeded.";
      case SUCCEEDED_WITH_WARNING -> "It succeeded, but some files could not be stored.";
      case FAILED -> "It failed. " + message;
      case CANCELED, MISSED -> message;
    };
  }

  private static Alert failedObject(Run run, ObjectRun object) {
    String message = ((ObjectState.Failed) object.state()).message();
    return alert(run, Occasion.FAILURE, object.name() + " has no snapshot: " + message);
  }

  private static Alert alert(Run run, Occasion occasion, String text) {
    return new Alert(run.tenant(), run.groupName(), run.id(), occasion, text);
  }
}
