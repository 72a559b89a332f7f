package dev.holdfast.domain.protection;

/** What a snapshot holds. */
public enum SnapshotContent {
  /** Files and folders, which can be searched for and come back one by one. */
  FILES,
  /** Volumes, each as one file; what lies in their file systems is not known. */
  VOLUMES
}
