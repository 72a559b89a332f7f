package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.Alerts;
import dev.holdfast.testkit.contract.AlertsContract;

final class InMemoryAlertsTest extends AlertsContract {
  @Override
  protected Alerts alerts() {
    return new InMemoryAlerts();
  }
}
