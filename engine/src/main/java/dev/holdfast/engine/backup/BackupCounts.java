package dev.holdfast.engine.backup;

/**
 * How far a backup has come.
 *
 * @param filesNew files that the parent does not have
 * @param filesUnmodified files that were not read, since they are as in the parent
 * @param others links, devices and pipes
 * @param contentBytes content of all files that are done, read or not
 * @param readBytes content that was read
 * @param failures what could not be backed up
 */
public record BackupCounts(
    long filesNew,
    long filesChanged,
    long filesUnmodified,
    long dirsNew,
    long dirsChanged,
    long dirsUnmodified,
    long others,
    long contentBytes,
    long readBytes,
    long failures) {

  public long files() {
    return filesNew + filesChanged + filesUnmodified;
  }

  /** Directories that were backed up, without those that only stand above a root. */
  public long directories() {
    return dirsNew + dirsChanged + dirsUnmodified;
  }
}
