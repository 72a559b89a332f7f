package dev.holdfast.application.port.in.protection;

import java.time.Instant;

/** Starts what is due. To be called by one thread. */
public interface ScheduleRuns {

  /**
   * Starts every run that is due by now, and has runs paused, resumed and cancelled as blackouts
   * ask for.
   *
   * @return when it must be called again at the latest, unless groups or policies change before
   */
  Instant tick();
}
