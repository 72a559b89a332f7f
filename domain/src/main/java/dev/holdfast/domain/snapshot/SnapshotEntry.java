package dev.holdfast.domain.snapshot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a snapshot of files.
 *
 * @param bytes the length of a file's content; 0 for all else
 * @param modified when its content last changed
 * @param mode the permissions and the three bits above them, as {@code chmod} takes them
 * @param linkTarget where a symbolic link leads, written as {@link EntryName} says; null for all
 *     else
 */
public record SnapshotEntry(
    EntryPath path,
    EntryKind kind,
    long bytes,
    Instant modified,
    int mode,
    Owner owner,
    @Nullable String linkTarget) {

  /**
   * Whom it belongs to.
   *
   * @param user name of the user; empty if it was not known
   * @param group name of the group; empty if it was not known
   */
  public record Owner(long userId, long groupId, String user, String group) {}
}
