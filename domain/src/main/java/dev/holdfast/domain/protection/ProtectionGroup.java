package dev.holdfast.domain.protection;

import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.policy.GroupTiming.State;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.RunHistory;
import dev.holdfast.domain.policy.ServedPeriods;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is protected together, by one policy.
 *
 * @param timing what bears on the times of its runs
 * @param history which scheduled times are dealt with
 * @param served which periods of extended retention have their snapshot
 * @param policySeen when the policy was last modified that its history was made by
 * @param deletion null while it is not deleted
 * @param nextLook when the scheduler must look at it again; {@link #NEVER} if not by itself
 * @param modified when its settings last changed, to the microsecond
 * @param revision grows with each change of the group or of one of its runs
 */
public record ProtectionGroup(
    GroupId id,
    TenantId tenant,
    GroupSettings settings,
    GroupTiming timing,
    RunHistory history,
    ServedPeriods served,
    Instant policySeen,
    @Nullable Deletion deletion,
    Instant nextLook,
    Instant modified,
    long revision) {

  /** Later than any time that a calendar in use has. */
  public static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

  public boolean isDeleted() {
    return deletion != null;
  }

  /** Whether it starts runs by itself now. */
  public boolean isActive(Instant now) {
    return !isDeleted() && timing.state() instanceof State.Active && now.isBefore(timing.end());
  }

  public boolean isPaused() {
    return timing.state() instanceof State.Paused;
  }

  public boolean isUsedUp() {
    return timing.state() instanceof State.UsedUp;
  }

  /** The group with what a client says of it now. */
  public ProtectionGroup with(GroupSettings newSettings, GroupTiming newTiming, Instant now) {
    return new ProtectionGroup(
        id,
        tenant,
        newSettings,
        newTiming,
        history,
        served,
        policySeen,
        deletion,
        now,
        now,
        revision);
  }

  /** The group as the scheduler leaves it. */
  public ProtectionGroup scheduled(
      GroupTiming newTiming, RunHistory newHistory, Instant newNextLook) {
    return new ProtectionGroup(
        id,
        tenant,
        settings,
        newTiming,
        newHistory,
        served,
        policySeen,
        deletion,
        newNextLook,
        modified,
        revision);
  }

  /** The group after a run of it began or ended, for the scheduler to look at. */
  public ProtectionGroup afterRun(RunHistory newHistory, Instant now) {
    return scheduled(timing, newHistory, now);
  }

  /** The group as it goes on by a policy that was changed. */
  public ProtectionGroup seeing(Policy policy, RunHistory newHistory) {
    return new ProtectionGroup(
        id,
        tenant,
        settings,
        timing,
        newHistory,
        served,
        policy.modified(),
        deletion,
        nextLook,
        modified,
        revision);
  }

  public ProtectionGroup serving(ServedPeriods newServed) {
    return new ProtectionGroup(
        id,
        tenant,
        settings,
        timing,
        history,
        newServed,
        policySeen,
        deletion,
        nextLook,
        modified,
        revision);
  }

  /** The group for the scheduler to look at. */
  public ProtectionGroup lookedAt(Instant at) {
    return scheduled(timing, history, at);
  }

  /** The group deleted, for the scheduler to see to its snapshots if they are to go. */
  public ProtectionGroup deleted(Deletion newDeletion, Instant now) {
    return new ProtectionGroup(
        id,
        tenant,
        settings,
        timing,
        history,
        served,
        policySeen,
        newDeletion,
        newDeletion.withSnapshots() ? now : NEVER,
        modified,
        revision);
  }
}
