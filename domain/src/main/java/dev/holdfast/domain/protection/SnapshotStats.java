package dev.holdfast.domain.protection;

/**
 * What a snapshot holds, and what it took to make it.
 *
 * @param files regular files in it
 * @param changedFiles those that were read, because they are new or differ from the parent's
 * @param logicalBytes the length of all files together
 * @param bytesRead what was read of them
 * @param bytesWritten what the repository grew by
 */
public record SnapshotStats(
    long files, long changedFiles, long logicalBytes, long bytesRead, long bytesWritten) {
  public static final SnapshotStats NONE = new SnapshotStats(0, 0, 0, 0, 0);

  public SnapshotStats {
    if (files < 0 || changedFiles < 0 || logicalBytes < 0 || bytesRead < 0 || bytesWritten < 0) {
      throw new IllegalArgumentException("Counts are not negative");
    }
  }

  public SnapshotStats plus(SnapshotStats more) {
    return new SnapshotStats(
        files + more.files,
        changedFiles + more.changedFiles,
        logicalBytes + more.logicalBytes,
        bytesRead + more.bytesRead,
        bytesWritten + more.bytesWritten);
  }
}
