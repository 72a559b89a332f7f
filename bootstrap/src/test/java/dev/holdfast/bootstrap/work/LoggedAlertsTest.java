package dev.holdfast.bootstrap.work;

import dev.holdfast.application.port.out.Alerts;
import dev.holdfast.testkit.contract.AlertsContract;

final class LoggedAlertsTest extends AlertsContract {
  @Override
  protected Alerts alerts() {
    return new LoggedAlerts();
  }
}
