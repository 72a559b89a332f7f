package dev.holdfast.application.port.out;

import dev.holdfast.domain.protection.Alert;

/** Tells operators of something that they asked to hear of. */
public interface Alerts {

  /** Passes an alert on; what goes wrong in that is not the caller's concern. */
  void raise(Alert alert);
}
