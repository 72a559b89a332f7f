package dev.holdfast.engine.tree;

import java.time.Instant;

/**
 * What a file system says about a file, as {@code statx} does for the file itself and never for
 * what a link leads to.
 *
 * @param mode type and permissions; of a regular file the type bits are 0
 * @param sizeBytes length of a regular file's content; whatever the system says for others
 * @param userId 32 bits without sign
 * @param groupId 32 bits without sign
 * @param links how many names the file has; 0 if not known
 * @param device what a device node stands for ({@code st_rdev}); 0 for others
 */
public record FileStatus(
    FileMode mode,
    long sizeBytes,
    Instant modified,
    Instant accessed,
    Instant changed,
    long userId,
    long groupId,
    FileIdentity identity,
    long links,
    long device) {

  public boolean isFile() {
    return mode.isFile();
  }

  public boolean isDirectory() {
    return mode.isDirectory();
  }
}
