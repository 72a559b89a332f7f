package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.in.protection.ScheduleRuns;
import dev.holdfast.application.port.out.Policies;
import dev.holdfast.application.port.out.ProtectionGroups;
import dev.holdfast.application.service.protection.GroupEdits.Edit;
import dev.holdfast.application.service.protection.GroupEdits.Scene;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.protection.ProtectionGroup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Looks at the groups whose time has come, one after the other, each in a change of its own. */
public final class ScheduleRunsService implements ScheduleRuns {
  /** What one query gives; the next one follows at once while there are more. */
  private static final int GROUPS_AT_ONCE = 100;

  /** Another process may have added something that is due; nobody rings for it. */
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);

  private final ProtectionGroups groups;
  private final Policies policies;
  private final GroupEdits edits;
  private final NewRuns newRuns;
  private final GroupDeletion deletion;
  private final InstantSource clock;

  ScheduleRunsService(
      ProtectionGroups groups,
      Policies policies,
      GroupEdits edits,
      NewRuns newRuns,
      GroupDeletion deletion,
      InstantSource clock) {
    this.groups = groups;
    this.policies = policies;
    this.edits = edits;
    this.newRuns = newRuns;
    this.deletion = deletion;
    this.clock = clock;
  }

  @Override
  public Instant tick() {
    List<ProtectionGroups.Key> due;
    do {
      due = groups.due(clock.instant(), GROUPS_AT_ONCE);
      due.forEach(this::look);
    } while (due.size() == GROUPS_AT_ONCE);
    Instant latest = clock.instant().plus(LONGEST_SLEEP);
    return groups.nextDue().filter(latest::isAfter).orElse(latest);
  }

  private void look(ProtectionGroups.Key key) {
    edits.<Boolean>edit(key.tenant(), key.id(), scene -> decided(scene, clock.instant()));
  }

  private Edit<Boolean> decided(Scene scene, Instant now) {
    ProtectionGroup group = scene.group();
    if (group.isDeleted()) {
      Instant again = deletion.removeSome(group, now);
      return new Edit.Make<>(GroupChange.of(group.lookedAt(again)).made(), true);
    }
    Policy policy =
        policies
            .find(group.tenant(), group.settings().policy())
            .orElseThrow(() -> new IllegalStateException("Group " + group.id() + " has no policy"));
    return new Edit.Make<>(new Look(policy, scene, newRuns, now).change().made(), true);
  }
}
