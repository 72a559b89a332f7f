package dev.holdfast.engine.snapshot;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * What a snapshot says about itself. Empty texts and lists, and ids of 0, are left out of the file.
 *
 * @param time of what is backed up; its offset is kept and decides what "one a day" means later
 * @param paths what was backed up, as the user named it
 * @param username who made it
 * @param uid numeric user id; unsigned 32 bits
 * @param gid numeric group id; unsigned 32 bits
 * @param excludes patterns of what was left out
 * @param programVersion what wrote it, for example {@code "holdfast 1.0"}
 */
public record SnapshotDetails(
    OffsetDateTime time,
    List<String> paths,
    String hostname,
    String username,
    long uid,
    long gid,
    List<String> excludes,
    List<String> tags,
    String programVersion) {

  private static final long UNSIGNED_32_MAX = 0xffff_ffffL;

  public SnapshotDetails {
    if (uid < 0 || uid > UNSIGNED_32_MAX || gid < 0 || gid > UNSIGNED_32_MAX) {
      throw new IllegalArgumentException(
          "User and group ids are 0 to 2^32 - 1, not " + uid + " and " + gid);
    }
    paths = List.copyOf(paths);
    excludes = List.copyOf(excludes);
    tags = List.copyOf(tags);
  }

  /** Only a time; the rest is empty and can be added by the {@code with} methods. */
  public static SnapshotDetails at(OffsetDateTime time) {
    return new SnapshotDetails(time, List.of(), "", "", 0, 0, List.of(), List.of(), "");
  }

  /** The same with these paths. */
  public SnapshotDetails withPaths(List<String> newPaths) {
    return new SnapshotDetails(
        time, newPaths, hostname, username, uid, gid, excludes, tags, programVersion);
  }

  /** The same, made by this user on this host. */
  public SnapshotDetails withOrigin(String newHostname, String newUsername) {
    return new SnapshotDetails(
        time, paths, newHostname, newUsername, uid, gid, excludes, tags, programVersion);
  }

  /** The same with these tags. */
  public SnapshotDetails withTags(List<String> newTags) {
    return new SnapshotDetails(
        time, paths, hostname, username, uid, gid, excludes, newTags, programVersion);
  }

  /** The same, written by this program. */
  public SnapshotDetails withProgramVersion(String newProgramVersion) {
    return new SnapshotDetails(
        time, paths, hostname, username, uid, gid, excludes, tags, newProgramVersion);
  }
}
