package dev.holdfast.application.port.in.recovery;

import java.time.Instant;

/** Lets archives go whose time is over. To be called by one thread. */
public interface ExpireArchives {

  /**
   * Removes every archive that has expired by now.
   *
   * @return when it must be called again at the latest
   */
  Instant tick();
}
