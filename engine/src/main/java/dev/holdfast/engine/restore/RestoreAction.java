package dev.holdfast.engine.restore;

/** What became of one entry of a snapshot. */
public enum RestoreAction {
  /** There was nothing, or what was there has been replaced. */
  CREATED,
  /** It was there with other content, and got the right one; or something else was, and went. */
  UPDATED,
  /** It was there with the same content; owner, mode and times are the snapshot's now. */
  UNCHANGED,
  /** It was there and was left as it is, by the rule of {@link Overwrite}. */
  KEPT
}
