package dev.holdfast.domain.config;

import dev.holdfast.domain.job.JobStatus;
import java.util.List;
import java.util.Set;

/**
 * Which backups to list, and in what order.
 *
 * @param statuses only these
 * @param order first key first; newest first where it is empty
 * @param offset how many to leave out at the front
 * @param limit how many at most; {@link #UNLIMITED} for all
 */
public record BackupQuery(Set<JobStatus> statuses, List<Order> order, long offset, long limit) {
  public static final long UNLIMITED = Long.MAX_VALUE;

  /** All of them, newest first. */
  public static final BackupQuery ALL =
      new BackupQuery(Set.of(JobStatus.values()), List.of(), 0, UNLIMITED);

  public BackupQuery {
    statuses = Set.copyOf(statuses);
    order = List.copyOf(order);
    if (offset < 0 || limit < 0) {
      throw new IllegalArgumentException("Offset and limit are not negative");
    }
  }

  /** What a list can be sorted by. */
  public enum Field {
    CREATED,
    MODIFIED,
    NAME,
    STATUS
  }

  /** A field to sort by, and the direction. */
  public record Order(Field field, boolean descending) {}
}
