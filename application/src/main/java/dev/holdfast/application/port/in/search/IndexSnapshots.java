package dev.holdfast.application.port.in.search;

import java.time.Instant;

/** Keeps the index of files up with the snapshots. To be called by one thread. */
public interface IndexSnapshots {

  /**
   * Makes a job for each tenant whose index is behind its snapshots, unless there is one.
   *
   * @return when it must be called again at the latest
   */
  Instant tick();
}
