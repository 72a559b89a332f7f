package dev.holdfast.engine.inspect;

/** How an entry of one snapshot differs from that of the same path in another. */
public enum Change {
  /** Only the second has it. */
  ADDED,
  /** Only the first has it. */
  REMOVED,
  /** A file has other content, a link another target, a device another number. */
  CONTENT,
  /** Only its mode, owner, time of modification or extended attributes differ. */
  METADATA,
  /** It is of another kind. */
  KIND
}
