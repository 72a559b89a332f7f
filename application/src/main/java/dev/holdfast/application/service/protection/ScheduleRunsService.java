package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.in.protection.ScheduleRuns;
import dev.holdfast.application.port.out.Policies;
import dev.holdfast.application.port.out.ProtectionGroups;
import dev.holdfast.application.service.protection.GroupEdits.Edit;
import dev.holdfast.application.service.protection.GroupEdits.Scene;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.protection.ProtectionGroup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the groups whose time has come, one after the other, each in a change of its own. */
public final class ScheduleRunsService implements ScheduleRuns {
  /** What one query gives; the next one follows at once while there are more. */
  private static final int GROUPS_AT_ONCE = 100;

  /** Another process may have added something that is due; nobody rings for it. */
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);

  /** A group that can't be dealt with needs a person, and is told of this often until then. */
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

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
    List<RuntimeException> failures = new ArrayList<>();
    List<ProtectionGroups.Key> due;
    do {
      due = groups.due(clock.instant(), GROUPS_AT_ONCE);
      due.forEach(key -> look(key).ifPresent(failures::add));
    } while (due.size() == GROUPS_AT_ONCE);
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
    Instant latest = clock.instant().plus(LONGEST_SLEEP);
    return groups.nextDue().filter(latest::isAfter).orElse(latest);
  }

  /** What went wrong with one group must not keep the others from their runs. */
  private Optional<RuntimeException> look(ProtectionGroups.Key key) {
    try {
      edits.<Boolean>edit(key.tenant(), key.id(), scene -> decided(scene, clock.instant()));
      return Optional.empty();
    } catch (UnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      edits.<Boolean>edit(key.tenant(), key.id(), this::later);
      return Optional.of(e);
    }
  }

  private Edit<Boolean> later(Scene scene) {
    Instant again = clock.instant().plus(AFTER_FAILURE);
    return new Edit.Make<>(GroupChange.of(scene.group().lookedAt(again)).made(), true);
  }

  private Edit<Boolean> decided(Scene scene, Instant now) {
    ProtectionGroup group = scene.group();
    if (group.deletion() != null) {
      Instant again =
          group.deletion().withSnapshots()
              ? deletion.removeSome(group, now)
              : ProtectionGroup.NEVER;
      return new Edit.Make<>(GroupChange.of(group.lookedAt(again)).made(), true);
    }
    Policy policy =
        policies
            .find(group.tenant(), group.settings().policy())
            .orElseThrow(() -> new IllegalStateException("Group " + group.id() + " has no policy"));
    return new Edit.Make<>(new Look(policy, scene, newRuns, now).change().made(), true);
  }
}
