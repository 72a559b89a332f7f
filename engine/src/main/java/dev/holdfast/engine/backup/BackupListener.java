package dev.holdfast.engine.backup;

/** Told what happens in a backup, by several threads at once; its methods return quickly. */
public interface BackupListener {
  /** Wants to know nothing. */
  BackupListener NONE = new BackupListener() {};

  /** The backup begins to read; its progress can be looked at from now on. */
  default void begun(BackupProgress progress) {}

  /** Something could not be read; the backup goes on without it. */
  default void failed(BackupFailure failure) {}
}
