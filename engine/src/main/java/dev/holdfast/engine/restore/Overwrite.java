package dev.holdfast.engine.restore;

/** What happens to what the target has already under a name that is to be restored. */
public enum Overwrite {
  /** It becomes what the snapshot holds; content that is right already is not written again. */
  ALWAYS,
  /** As {@link #ALWAYS}; a file of the same size and time is taken for the same, and not read. */
  IF_CHANGED,
  /** It is kept unless the snapshot's is newer by its modification time. */
  IF_NEWER,
  /** It is kept. */
  NEVER
}
