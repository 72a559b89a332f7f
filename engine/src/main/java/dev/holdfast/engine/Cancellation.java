package dev.holdfast.engine;

import java.util.concurrent.CancellationException;

/**
 * Asked again and again by work that may be ended early. Safe for use by many threads, and quick:
 * it is asked for each file.
 */
@FunctionalInterface
public interface Cancellation {
  /** Work that nobody ends. */
  Cancellation NEVER = () -> false;

  /** Whether the work is to end; once true, it stays so. */
  boolean isRequested();

  /**
   * Ends the work where that was asked for.
   *
   * @throws CancellationException then
   */
  default void check() {
    if (isRequested()) {
      throw new CancellationException("The work was cancelled");
    }
  }
}
