package dev.holdfast.domain.protection;

/** What the guard says to a wish. */
public sealed interface Verdict {
  /** It may be done. */
  record Cleared(Clearance clearance) implements Verdict {}

  /**
   * It may not be done.
   *
   * @param reason a sentence for whoever wished it
   */
  record Refused(String reason) implements Verdict {}
}
