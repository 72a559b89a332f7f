package dev.holdfast.domain.protection;

import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.source.SourceObject;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object, and the undeleted groups that protect it.
 *
 * @param groups by name, then id
 */
public record FoundObject(SourceObject object, List<InGroup> groups) {
  public FoundObject {
    groups = List.copyOf(groups);
  }

  /**
   * How a group protects it.
   *
   * @param lastRun the newest of the group; null if it has none
   */
  public record InGroup(
      GroupId group,
      String groupName,
      PolicyId policy,
      String policyName,
      @Nullable LastRun lastRun) {}

  /** The newest run of a group as it stands. */
  public record LastRun(RunId id, RunStatus status, boolean isSlaViolated) {}

  /** The newest run of all its groups. */
  public Optional<LastRun> lastRun() {
    return groups.stream()
        .map(InGroup::lastRun)
        .filter(Objects::nonNull)
        .max(Comparator.comparingLong(run -> run.id().startMicros()));
  }
}
