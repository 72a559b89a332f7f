package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.Alerts;
import dev.holdfast.domain.protection.Alert;
import java.util.ArrayList;
import java.util.List;

/** Remembers every alert, for tests to look at. */
public final class InMemoryAlerts implements Alerts {
  private final List<Alert> raised = new ArrayList<>();

  @Override
  public synchronized void raise(Alert alert) {
    raised.add(alert);
  }

  /** In the order in which they came. */
  public synchronized List<Alert> raised() {
    return List.copyOf(raised);
  }
}
