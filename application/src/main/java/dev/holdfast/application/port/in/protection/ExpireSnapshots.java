package dev.holdfast.application.port.in.protection;

import java.time.Instant;

/** Lets snapshots go whose time is over. To be called by one thread. */
public interface ExpireSnapshots {

  /**
   * Has every snapshot end that has expired by now and that nothing keeps, and has jobs remove what
   * has ended from the repositories.
   *
   * @return when it must be called again at the latest
   */
  Instant tick();
}
