package dev.holdfast.domain.protection;

/** Why a run is cancelled. */
public enum CancelCause {
  /** A client asked for it. */
  ASKED("It was cancelled on request."),

  /** It lasted longer than its policy allows. */
  TIMEOUT("It took longer than its policy's timeout for runs of its type."),

  /** A blackout began, and the group has its runs aborted then. */
  BLACKOUT("A blackout of its policy began, and its group aborts runs in blackouts."),

  /** Its group was deleted. */
  GROUP_DELETED("Its group was deleted.");

  private final String sentence;

  CancelCause(String sentence) {
    this.sentence = sentence;
  }

  /** The cause for a person. */
  public String sentence() {
    return sentence;
  }
}
