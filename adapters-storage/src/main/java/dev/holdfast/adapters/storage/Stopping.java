package dev.holdfast.adapters.storage;

import dev.holdfast.engine.Cancellation;
import java.util.function.BooleanSupplier;

/**
 * Ends work of the engine once its caller says that it may not go on. Whoever asks first once it
 * was said so, and all after him, get the answer without the caller.
 */
final class Stopping implements Cancellation {
  private final BooleanSupplier mayGoOn;
  private volatile boolean stopped;

  Stopping(BooleanSupplier mayGoOn) {
    this.mayGoOn = mayGoOn;
  }

  @Override
  public boolean isRequested() {
    return stopped || ask();
  }

  private synchronized boolean ask() {
    stopped = stopped || !mayGoOn.getAsBoolean();
    return stopped;
  }
}
