package dev.holdfast.domain.protection;

/** What becomes of a group's run when a blackout of its policy begins. */
public enum BlackoutReaction {
  /** It goes on; only new ones wait. */
  GO_ON,

  /** It is paused, and goes on when the blackout ends. */
  PAUSE,

  /** It is cancelled, whether it has begun or waits for a worker. */
  ABORT
}
