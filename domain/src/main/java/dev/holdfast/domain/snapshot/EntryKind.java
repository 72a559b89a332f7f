package dev.holdfast.domain.snapshot;

/** What an entry of a snapshot is. */
public enum EntryKind {
  FILE,
  DIRECTORY,
  SYMLINK,
  /** A device, a pipe, a socket: it has no content. */
  SPECIAL
}
