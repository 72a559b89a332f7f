package dev.holdfast.domain.protection;

/** Why a run is paused, which decides what ends the pause. */
public enum PauseCause {
  /** A client asked for it, and must ask for its end. */
  ASKED,

  /** A blackout began; the run goes on when it ends. */
  BLACKOUT
}
