package dev.holdfast.domain.protection;

import java.time.Instant;

/** Why there is a run. */
public sealed interface RunCause {

  /**
   * The policy's schedule.
   *
   * @param at the scheduled time that it stands for; it may have begun later
   */
  record Scheduled(Instant at) implements RunCause {}

  /**
   * A client asked for it.
   *
   * @param by the client or user, as people know it
   */
  record OnDemand(String by) implements RunCause {}
}
