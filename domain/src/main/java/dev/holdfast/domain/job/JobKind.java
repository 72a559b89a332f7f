package dev.holdfast.domain.job;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What a job does. */
public enum JobKind {
  /** Stores an accepted upload as a snapshot. */
  CONFIG_UPLOAD,

  /** Removes the snapshot of a configuration backup that was deleted. */
  SNAPSHOT_REMOVAL,

  /** Works on a run of a protection group. */
  PROTECTION_RUN,

  /** Brings something back from snapshots. */
  RECOVERY,

  /** Removes snapshots that are over from the repository of a tenant. */
  SNAPSHOT_DISPOSAL,

  /** Gives back the space of what no snapshot of a tenant needs. */
  PRUNE,

  /** Brings the index of files up with the snapshots of a tenant. */
  FILE_INDEXING;

  private static final Set<JobKind> ALL = Set.copyOf(EnumSet.allOf(JobKind.class));

  private static final Set<JobKind> BACKGROUND =
      ALL.stream().filter(JobKind::isBackground).collect(Collectors.toUnmodifiableSet());

  private static final Set<JobKind> FOREGROUND =
      ALL.stream().filter(kind -> !kind.isBackground()).collect(Collectors.toUnmodifiableSet());

  public static Set<JobKind> all() {
    return ALL;
  }

  /** Those that nobody waits for: they may take long, and must not delay any other. */
  public static Set<JobKind> background() {
    return BACKGROUND;
  }

  /** All others. */
  public static Set<JobKind> foreground() {
    return FOREGROUND;
  }

  /**
   * Whether a job stays once it is complete. Those that come back all the time do not, or they
   * would fill the catalogue with the years; runs, recoveries and snapshots tell what became of
   * them.
   */
  public boolean isKeptWhenComplete() {
    return switch (this) {
      case CONFIG_UPLOAD, SNAPSHOT_REMOVAL -> true;
      case PROTECTION_RUN, RECOVERY, SNAPSHOT_DISPOSAL, PRUNE, FILE_INDEXING -> false;
    };
  }

  private boolean isBackground() {
    return switch (this) {
      case FILE_INDEXING -> true;
      case CONFIG_UPLOAD, SNAPSHOT_REMOVAL, PROTECTION_RUN, RECOVERY, SNAPSHOT_DISPOSAL, PRUNE ->
          false;
    };
  }
}
