package dev.holdfast.testkit.contract;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.holdfast.application.port.out.Alerts;
import dev.holdfast.domain.protection.Alert;
import dev.holdfast.domain.protection.Alerting.Occasion;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.tenant.TenantId;
import org.junit.jupiter.api.Test;

/** What every {@link Alerts} must keep. */
public abstract class AlertsContract {

  protected abstract Alerts alerts();

  @Test
  void anyAlert_isTaken_whateverItsText() {
    Alerts alerts = alerts();

    for (Occasion occasion : Occasion.values()) {
      Alert alert =
          new Alert(TenantId.DEFAULT, "{0} 'group'", new RunId(1, 2), occasion, "{1} is bad");
      assertThatCode(() -> alerts.raise(alert)).doesNotThrowAnyException();
    }
  }
}
