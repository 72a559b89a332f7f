package dev.holdfast.domain.recovery;

/** What became of one entry of a snapshot. */
public enum EntryResult {
  /** There was nothing. */
  CREATED,
  /** It was there with other content, or as something else. */
  REPLACED,
  /** It was there with the same content; its attributes are the snapshot's now. */
  UNCHANGED,
  /** It was there, and was kept as it is. */
  KEPT,
  /** It is there, but for some of its attributes. */
  INCOMPLETE,
  /** It could not be brought back. */
  FAILED;

  /** Whether whoever asked for it did not get quite that. */
  public boolean isWorthTelling() {
    return switch (this) {
      case CREATED, REPLACED, UNCHANGED -> false;
      case KEPT, INCOMPLETE, FAILED -> true;
    };
  }
}
