package dev.holdfast.domain.source;

/** The kind of operating system that a host runs. */
public enum OsType {
  LINUX,
  /** Another one; its volumes are not known. */
  OTHER
}
