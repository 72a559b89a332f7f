package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.in.protection.StartRun;
import dev.holdfast.application.port.out.Policies;
import dev.holdfast.application.service.protection.GroupEdits.Edit;
import dev.holdfast.application.service.protection.GroupEdits.Scene;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.Protection.Target;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunCause;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** Adds a run to a group, behind the one that is under way. */
public final class StartRunService implements StartRun {
  private final GroupEdits edits;
  private final Policies policies;
  private final NewRuns newRuns;
  private final InstantSource clock;

  StartRunService(GroupEdits edits, Policies policies, NewRuns newRuns, InstantSource clock) {
    this.edits = edits;
    this.policies = policies;
    this.newRuns = newRuns;
    this.clock = clock;
  }

  @Override
  public Run start(Principal principal, GroupId group, RunType type, List<Choice> choices) {
    principal.require(Privilege.PROTECTION_JOB_OPERATE);
    return edits.edit(principal.tenant(), group, scene -> decided(scene, principal, type, choices));
  }

  private Edit<Run> decided(Scene scene, Principal principal, RunType type, List<Choice> choices) {
    ProtectionGroup group = scene.group();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    requireStartable(scene, now);
    Policy policy =
        policies
            .find(group.tenant(), group.settings().policy())
            .orElseThrow(() -> new IllegalStateException("Group " + group.id() + " has no policy"));
    // What was due before must not look as if this run had been in its way.
    GroupChange change = new Look(policy, scene, newRuns, now).change();
    Run run =
        newRuns.accepted(
            group,
            type,
            new RunCause.OnDemand(principal.name()),
            policy.settings().retentionsOf(type),
            objects(group, choices),
            startAfter(change, now));

    boolean isFirst = change.runs().stream().noneMatch(Run::isOpen) && scene.open().isEmpty();
    return isFirst
        ? new Edit.Make<>(begun(change, run, now).made(), run)
        : new Edit.Make<>(change.with(run).made(), run);
  }

  /** Clients tell the runs of a group apart by when they start. */
  private static Instant startAfter(GroupChange change, Instant now) {
    return change.runs().stream()
        .map(Run::start)
        .filter(start -> !start.isBefore(now))
        .max(Comparator.naturalOrder())
        .map(start -> start.plus(1, ChronoUnit.MICROS))
        .orElse(now);
  }

  private GroupChange begun(GroupChange change, Run run, Instant now) {
    ProtectionGroup group = change.group();
    return change
        .with(group.afterRun(group.history().runStarted(), now))
        .with(run, newRuns.jobFor(change.group(), run, now));
  }

  private static void requireStartable(Scene scene, Instant now) {
    ProtectionGroup group = scene.group();
    if (group.isDeleted()) {
      throw refused(group, "group.deleted", "is deleted");
    }
    if (group.isUsedUp()) {
      throw refused(group, "group.used-up", "protects once, and has done so");
    }
    if (!now.isBefore(group.timing().end())) {
      throw refused(group, "group.ended", "has ended at " + group.timing().end());
    }
    if (scene.open().stream().anyMatch(RunEnding::isWaiting)) {
      throw refused(group, "run.waiting", "has a run that waits already; cancel that first");
    }
  }

  private static StateConflictException refused(ProtectionGroup group, String code, String reason) {
    return new StateConflictException(
        code, "The group \"%s\" %s.".formatted(group.settings().name(), reason));
  }

  private List<ObjectRun> objects(ProtectionGroup group, List<Choice> choices) {
    List<Target> targets = group.settings().protection().targets();
    if (choices.isEmpty()) {
      return newRuns.objects(group, targets);
    }
    return newRuns.objects(
        group, choices.stream().map(choice -> chosen(targets, choice)).distinct().toList());
  }

  private static Target chosen(List<Target> targets, Choice choice) {
    Target target =
        targets.stream()
            .filter(one -> one.id().equals(choice.object()))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "run.object",
                        "objects.id: the group does not protect object %s."
                            .formatted(choice.object())));
    if (choice.metadataFile() == null) {
      return target;
    }
    if (target.metadataFile() == null) {
      throw new InvalidInputException(
          "run.metadata-file",
          "objects.physicalParams.metadataFilePath: the group has no metadata file for object %s"
                  .formatted(choice.object())
              + " that could be replaced.");
    }
    return new Target(target.id(), choice.metadataFile());
  }
}
