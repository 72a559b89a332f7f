package dev.holdfast.domain.protection;

import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.source.SourceObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Objects that have live snapshots.
 *
 * @param page by name, then id
 * @param total how many match in all, on this page and every other one
 */
public record ProtectedObjects(List<WithSnapshots> page, long total) {
  public static final ProtectedObjects NONE = new ProtectedObjects(List.of(), 0);

  public ProtectedObjects {
    page = List.copyOf(page);
  }

  /**
   * One of them.
   *
   * @param latest the newest in each group, deleted groups too; the newest of all first
   */
  public record WithSnapshots(SourceObject object, List<Latest> latest) {
    public WithSnapshots {
      latest = List.copyOf(latest);
    }
  }

  /**
   * The newest snapshot of an object in a group.
   *
   * @param runEnd null while the run goes on
   * @param logicalBytes the length of all its files together
   */
  public record Latest(
      GroupId group,
      String groupName,
      RunId run,
      RunType type,
      @Nullable Instant runEnd,
      Instant taken,
      long logicalBytes) {}
}
