package dev.holdfast.domain.recovery;

/** What clients can fetch of a download. */
public enum ArchivePart {
  /** A ZIP file with all that could be packed, by their full paths. */
  ARCHIVE,
  /** The paths that are in it, a line each. */
  PACKED,
  /** The paths that are not, each with the reason behind a tab, a line each. */
  FAILED
}
