package dev.holdfast.engine.restore;

/** What a restore does beside writing, or instead. */
public enum RestoreOption {
  /** Nothing is written; reported is what would be. */
  DRY_RUN,
  /** Each file is read back and hashed when it is written, and when it is found unchanged. */
  VERIFY,
  /** In new files, blocks of zeros become holes. */
  SPARSE
}
