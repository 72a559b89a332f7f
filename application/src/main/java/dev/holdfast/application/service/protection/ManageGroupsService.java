package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.in.protection.ManageGroups;
import dev.holdfast.application.port.out.Numbers;
import dev.holdfast.application.port.out.ProtectionGroups;
import dev.holdfast.application.port.out.ProtectionGroups.Outcome;
import dev.holdfast.application.service.protection.GroupEdits.Edit;
import dev.holdfast.application.service.protection.GroupEdits.Scene;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.RunHistory;
import dev.holdfast.domain.policy.ServedPeriods;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.GroupQuery;
import dev.holdfast.domain.protection.ProtectionGroup;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes groups down after a check of what they name, and has the scheduler look at them. */
public final class ManageGroupsService implements ManageGroups {
  private final ProtectionGroups groups;
  private final GroupEdits edits;
  private final GroupCheck check;
  private final GroupDeletion deletion;
  private final GroupDisplay display;
  private final Numbers numbers;
  private final InstantSource clock;

  ManageGroupsService(
      ProtectionGroups groups,
      GroupEdits edits,
      GroupCheck check,
      GroupDeletion deletion,
      GroupDisplay display,
      Numbers numbers,
      InstantSource clock) {
    this.groups = groups;
    this.edits = edits;
    this.check = check;
    this.deletion = deletion;
    this.display = display;
    this.numbers = numbers;
    this.clock = clock;
  }

  @Override
  public ProtectionGroup create(Principal principal, Draft draft) {
    principal.require(Privilege.PROTECTION_MODIFY);
    Policy policy = check.policyOf(principal.tenant(), draft);
    check.check(principal.tenant(), draft, policy);
    ProtectionGroup group = made(principal, draft, policy, now());
    return done(groups.add(group), group);
  }

  @Override
  public List<ProtectionGroup> list(Principal principal, GroupQuery query) {
    principal.require(Privilege.PROTECTION_VIEW);
    return groups.list(principal.tenant(), query, clock.instant());
  }

  @Override
  public List<Shown> show(Principal principal, List<ProtectionGroup> some) {
    return display.of(principal.tenant(), some);
  }

  @Override
  public ProtectionGroup get(Principal principal, GroupId id) {
    principal.require(Privilege.PROTECTION_VIEW);
    return groups.find(principal.tenant(), id).orElseThrow(() -> GroupEdits.missing(id));
  }

  @Override
  public ProtectionGroup replace(
      Principal principal, GroupId id, Draft draft, @Nullable Instant read) {
    principal.require(Privilege.PROTECTION_MODIFY);
    Policy policy = check.policyOf(principal.tenant(), draft);
    check.check(principal.tenant(), draft, policy);
    return edits.edit(
        principal.tenant(),
        id,
        scene -> {
          ProtectionGroup changed = changed(scene, draft, policy, read);
          return new Edit.Make<>(GroupChange.of(changed).made(), changed);
        },
        outcome -> {
          throw refused(outcome, draft.settings().name());
        });
  }

  @Override
  public void delete(Principal principal, GroupId id, boolean withSnapshots) {
    principal.require(Privilege.PROTECTION_MODIFY);
    deletion.delete(principal, id, withSnapshots);
  }

  private ProtectionGroup made(Principal principal, Draft draft, Policy policy, Instant now) {
    GroupTiming timing = GroupTiming.of(now, draft.startTime()).endingAt(draft.end());
    return new ProtectionGroup(
        new GroupId(numbers.next()),
        principal.tenant(),
        draft.settings(),
        draft.isPaused() ? timing.paused(now) : timing,
        RunHistory.startingAt(now),
        ServedPeriods.NONE,
        policy.modified(),
        null,
        now,
        now,
        1);
  }

  private ProtectionGroup changed(Scene scene, Draft draft, Policy policy, @Nullable Instant read) {
    ProtectionGroup present = scene.group();
    if (present.isDeleted()) {
      throw GroupEdits.missing(present.id());
    }
    if (read != null && !read.equals(present.modified())) {
      throw new StateConflictException(
          "group.stale",
          "The group \"%s\" was changed since it was read; read it again and repeat."
              .formatted(present.settings().name()));
    }
    if (present.settings().protection().content() != draft.settings().protection().content()) {
      throw new InvalidInputException(
          "group.content",
          "physicalParams.protectionType: the group \"%s\" has snapshots of another kind; make a"
                  .formatted(present.settings().name())
              + " group of its own for these.");
    }
    Instant now = after(present.modified());
    return present
        .with(draft.settings(), timing(present, draft, now), now)
        .seeing(policy, history(present, draft, policy, now));
  }

  /** What bears on the times of runs is kept, so that another description does not move a run. */
  private static GroupTiming timing(ProtectionGroup present, Draft draft, Instant now) {
    GroupTiming timing = present.timing().startingAt(draft.startTime()).endingAt(draft.end());
    if (draft.isPaused() == present.isPaused() || present.isUsedUp()) {
      return timing;
    }
    return draft.isPaused() ? timing.paused(now) : timing.resumed(now);
  }

  private static RunHistory history(
      ProtectionGroup present, Draft draft, Policy policy, Instant now) {
    boolean isSameSchedule =
        present.settings().policy().equals(policy.id())
            && present.policySeen().equals(policy.modified())
            && present.timing().startTime().equals(draft.startTime());
    return isSameSchedule
        ? present.history()
        : present.history().changed(policy.settings(), present.timing(), now);
  }

  private ProtectionGroup done(Outcome outcome, ProtectionGroup group) {
    if (outcome == Outcome.DONE) {
      return group;
    }
    throw refused(outcome, group.settings().name());
  }

  private static RuntimeException refused(Outcome outcome, String name) {
    return switch (outcome) {
      case NAME_TAKEN ->
          new StateConflictException(
              "group.name.taken",
              "Another group has the name \"%s\" already; choose another.".formatted(name));
      case POLICY_MISSING ->
          new NotFoundException("policy.missing", "policyId: there is no such policy any more.");
      case DONE, STALE, LEASE_LOST ->
          new IllegalStateException("No reason to refuse a group: " + outcome);
    };
  }

  /** Each change has a time of its own, or the next one could not tell that it is stale. */
  private Instant after(Instant last) {
    Instant now = now();
    return now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
