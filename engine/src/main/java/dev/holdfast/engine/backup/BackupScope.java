package dev.holdfast.engine.backup;

import dev.holdfast.engine.source.SourceFilter;

/**
 * What of the roots is backed up.
 *
 * @param filter asked about everything, the roots too, with its path in the source
 * @param oneFileSystem whether what lies on other devices than the roots is left out; a directory
 *     where another file system begins is kept, empty
 * @param excludeCaches whether of a directory with a valid {@code CACHEDIR.TAG} that tag alone is
 *     kept
 */
public record BackupScope(SourceFilter filter, boolean oneFileSystem, boolean excludeCaches) {
  /** Everything. */
  public static final BackupScope ALL = new BackupScope(SourceFilter.ALL, false, false);
}
