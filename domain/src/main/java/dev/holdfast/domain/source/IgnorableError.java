package dev.holdfast.domain.source;

/** What may go wrong with a file without being counted as a problem, where a group says so. */
public enum IgnorableError {
  /** A file ended early: it became shorter while it was read. */
  END_OF_FILE,
  /** A file went between the time when it was listed and when it was read, or was never there. */
  NON_EXISTENT
}
