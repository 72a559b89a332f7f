package dev.holdfast.bootstrap.work;

import dev.holdfast.application.port.out.Alerts;
import dev.holdfast.domain.protection.Alert;

/** Writes alerts into the server's log, where an operator's own tools find them. */
public final class LoggedAlerts implements Alerts {
  private static final System.Logger LOG = System.getLogger(LoggedAlerts.class.getName());

  @Override
  public void raise(Alert alert) {
    LOG.log(
        level(alert),
        "Alert {0} of tenant {1}, group \"{2}\", run {3}: {4}",
        alert.occasion(),
        alert.tenant(),
        alert.group(),
        alert.run(),
        alert.text());
  }

  /** A success that somebody wants to hear of must pass the usual level too. */
  private static System.Logger.Level level(Alert alert) {
    return switch (alert.occasion()) {
      case SUCCESS, WARNING, SLA_VIOLATION -> System.Logger.Level.WARNING;
      case FAILURE -> System.Logger.Level.ERROR;
    };
  }
}
