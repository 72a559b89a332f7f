package dev.holdfast.adapters.cli.repo;

import dev.holdfast.engine.Cancellation;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ctrl-C, as the engine asks for it. */
final class Interruption {

  private Interruption() {}

  static Cancellation of(Machine machine) {
    AtomicBoolean asked = new AtomicBoolean();
    machine.onInterrupt(() -> asked.set(true));
    return asked::get;
  }
}
