package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.out.Numbers;
import dev.holdfast.application.port.out.Registrations;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobKind;
import dev.holdfast.domain.job.JobState.NotStarted;
import dev.holdfast.domain.job.Urgency;
import dev.holdfast.domain.policy.NextRun;
import dev.holdfast.domain.policy.Retention;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.Priority;
import dev.holdfast.domain.protection.Protection.Target;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunCause;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunState.Accepted;
import dev.holdfast.domain.protection.Sla;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourceObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes runs and the jobs that work on them. */
final class NewRuns {
  private final Registrations registrations;
  private final Numbers numbers;
  private final RandomGenerator chance;

  NewRuns(Registrations registrations, Numbers numbers, RandomGenerator chance) {
    this.registrations = registrations;
    this.numbers = numbers;
    this.chance = chance;
  }

  /** A run of everything that the group protects, which no job works on yet. */
  Run scheduled(ProtectionGroup group, NextRun.Due due, Instant now) {
    return accepted(
        group,
        due.type(),
        new RunCause.Scheduled(due.scheduled()),
        due.retentions(),
        objects(group, group.settings().protection().targets()),
        now);
  }

  /** A run that no job works on yet. */
  Run accepted(
      ProtectionGroup group,
      RunType type,
      RunCause cause,
      List<Retention> retentions,
      List<ObjectRun> objects,
      Instant now) {
    @Nullable Instant slaEnd = group.settings().sla(type).map(Sla::max).map(now::plus).orElse(null);
    return new Run(
        RunId.of(numbers.next(), now),
        group.tenant(),
        group.id(),
        group.settings().name(),
        type,
        cause,
        retentions,
        new Accepted(),
        objects,
        null,
        slaEnd,
        null,
        null);
  }

  /** The objects of targets, none of them begun. */
  List<ObjectRun> objects(ProtectionGroup group, List<Target> targets) {
    Map<ObjectId, SourceObject> known =
        registrations.objects(group.tenant(), group.settings().protection().objects());
    return targets.stream()
        .map(one -> ObjectRun.waiting(one.id(), name(known.get(one.id())), one.metadataFile()))
        .toList();
  }

  private static String name(@Nullable SourceObject object) {
    return object == null ? "(unknown)" : object.name();
  }

  Run missed(ProtectionGroup group, NextRun.Missed missed) {
    String message =
        missed.count() == 1
            ? "The run that was due at %s did not take place.".formatted(missed.first())
            : "%d runs that were due from %s to %s did not take place."
                .formatted(missed.count(), missed.first(), missed.last());
    return Run.missed(numbers.next(), group, missed, message);
  }

  /** A job that works on a run. */
  Job jobFor(ProtectionGroup group, Run run, Instant now) {
    return new Job(
        JobId.random(chance),
        run.tenant(),
        JobKind.PROTECTION_RUN,
        run.id().toString(),
        urgency(group.settings().priority()),
        now,
        new NotStarted());
  }

  private static Urgency urgency(Priority priority) {
    return switch (priority) {
      case HIGH -> Urgency.HIGH;
      case MEDIUM -> Urgency.MEDIUM;
      case LOW -> Urgency.LOW;
    };
  }
}
