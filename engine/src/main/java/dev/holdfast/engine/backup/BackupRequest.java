package dev.holdfast.engine.backup;

import dev.holdfast.engine.pack.Compression;
import dev.holdfast.engine.snapshot.SnapshotDetails;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * How a tree of files is to be backed up.
 *
 * @param details what the snapshot says about itself
 * @param roots at least one, none in another
 * @param zone whose offset the times of nodes are stored with; restic stores the local one, and
 *     trees are the same as restic's only if it is too
 * @param accessTimes whether times of access are stored; else the time of change stands for them
 * @param workers how many files, or chunks of files, are worked on at once: the number of
 *     processors, as a rule. Each takes some 30 MiB of memory
 */
public record BackupRequest(
    SnapshotDetails details,
    List<BackupRoot> roots,
    BackupScope scope,
    ParentChoice parent,
    ChangeCheck changeCheck,
    ZoneId zone,
    boolean accessTimes,
    Compression compression,
    int workers) {

  /** More would only take memory. */
  public static final int WORKERS_MAX = 256;

  public BackupRequest {
    roots = List.copyOf(roots);
    if (roots.isEmpty()) {
      throw new IllegalArgumentException("A backup needs at least one root");
    }
    if (workers < 1 || workers > WORKERS_MAX) {
      throw new IllegalArgumentException(
          "A backup has 1 to " + WORKERS_MAX + " workers, not " + workers);
    }
  }

  /** Everything in these roots, against the newest snapshot of its kind, by one worker. */
  public static BackupRequest of(SnapshotDetails details, List<BackupRoot> roots) {
    return new BackupRequest(
        details,
        roots,
        BackupScope.ALL,
        new ParentChoice.Newest(),
        ChangeCheck.FULL,
        ZoneOffset.UTC,
        false,
        Compression.DEFAULT,
        1);
  }

  /** The same with another scope. */
  public BackupRequest withScope(BackupScope newScope) {
    return new BackupRequest(
        details, roots, newScope, parent, changeCheck, zone, accessTimes, compression, workers);
  }

  /** The same against another parent. */
  public BackupRequest withParent(ParentChoice newParent) {
    return new BackupRequest(
        details, roots, scope, newParent, changeCheck, zone, accessTimes, compression, workers);
  }

  /** The same with another notion of what is unchanged. */
  public BackupRequest withChangeCheck(ChangeCheck newCheck) {
    return new BackupRequest(
        details, roots, scope, parent, newCheck, zone, accessTimes, compression, workers);
  }

  /** The same with times in another zone, and with or without times of access. */
  public BackupRequest withTimes(ZoneId newZone, boolean newAccessTimes) {
    return new BackupRequest(
        details, roots, scope, parent, changeCheck, newZone, newAccessTimes, compression, workers);
  }

  /** The same, compressed otherwise. */
  public BackupRequest withCompression(Compression newCompression) {
    return new BackupRequest(
        details, roots, scope, parent, changeCheck, zone, accessTimes, newCompression, workers);
  }

  /** The same by so many workers. */
  public BackupRequest withWorkers(int newWorkers) {
    return new BackupRequest(
        details, roots, scope, parent, changeCheck, zone, accessTimes, compression, newWorkers);
  }
}
