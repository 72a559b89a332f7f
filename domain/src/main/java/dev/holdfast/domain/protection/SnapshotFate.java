package dev.holdfast.domain.protection;

/** Whether a snapshot is still there, and if not, why. */
public enum SnapshotFate {
  /** It can be restored. */
  LIVE,

  /** Its time was over. */
  EXPIRED,

  /** A client deleted it before its time. */
  DELETED
}
