package dev.holdfast.domain.config;

/** How a configuration backup came to be. */
public enum BackupType {
  /** A file that somebody uploaded. */
  UPLOADED
}
