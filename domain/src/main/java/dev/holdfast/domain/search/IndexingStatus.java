package dev.holdfast.domain.search;

/** Whether the files of a snapshot can be searched for. */
public enum IndexingStatus {
  /** Not yet. */
  IN_PROGRESS,
  DONE,
  /** They are not to be, by the settings of the group. */
  NOT_WANTED,
  /** They can't be: something of the snapshot is missing or damaged. */
  FAILED
}
