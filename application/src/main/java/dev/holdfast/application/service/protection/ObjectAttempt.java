package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.out.FileSnapshots.Label;
import dev.holdfast.application.port.out.FileSnapshots.Order;
import dev.holdfast.application.port.out.FileSnapshots.Outcome;
import dev.holdfast.application.service.job.JobRun;
import dev.holdfast.application.service.protection.AttemptWatch.Halt;
import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.protection.FileProtection;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.ProtectedHost;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.AllowedRoots;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One attempt at one object of a run: a backup of its files, with scripts around it. */
final class ObjectAttempt {
  private final RunTools tools;
  private final JobRun job;
  private final Run run;
  private final ObjectRun object;
  private final AttemptRecord record;

  ObjectAttempt(RunTools tools, JobRun job, Run run, ObjectRun object) {
    this.tools = tools;
    this.job = job;
    this.run = run;
    this.object = object;
    this.record = new AttemptRecord(tools, job, run, object);
  }

  /**
   * Makes the attempt and writes down what came of it.
   *
   * @param watch of this attempt
   */
  void make(FileProtection files, AttemptWatch watch) {
    try {
      Optional<ProtectedHost> host = files.host(object.object());
      if (host.isEmpty()) {
        record.failed("The group does not protect it any more.");
        return;
      }
      make(files, host.get(), watch);
    } catch (HoldfastException e) {
      if (watch.halt() == Halt.NONE) {
        record.failed(e.getMessage());
      } else {
        record.halted(watch.halt());
      }
    } finally {
      tools.progress().ended(run.id(), object.object());
    }
  }

  /** Finds out what an attempt has come to that a worker left behind, and writes that down. */
  void clearUp() {
    Optional<Outcome.Stored> stored = tools.files().find(run.tenant(), tag());
    if (stored.isPresent()) {
      record.stored(
          stored.get(),
          List.of("The server stopped before it noted what could not be read, if anything."));
    } else {
      record.cutShort("The server stopped during the attempt.");
    }
  }

  private void make(FileProtection files, ProtectedHost host, AttemptWatch watch) {
    HostScripts scripts = new HostScripts(tools.scripts(), files, run, watch::mayGoOn);
    Optional<String> obstacle = scripts.before();
    if (obstacle.isPresent()) {
      if (watch.halt() == Halt.NONE) {
        record.failed(obstacle.get());
      } else {
        record.halted(watch.halt());
      }
      return;
    }
    Outcome outcome;
    List<String> warnings;
    try {
      outcome = tools.files().store(order(files, host), watch);
    } finally {
      warnings = scripts.after();
    }
    switch (outcome) {
      case Outcome.Stored stored -> record.stored(stored, warnings);
      case Outcome.Interrupted() -> record.halted(watch.halt());
    }
  }

  private Order order(FileProtection files, ProtectedHost host) {
    return new Order(
        run.tenant(),
        files.selection(host, object.metadataFile()),
        new AllowedRoots(tools.roots().of(run.tenant())),
        new Label(tools.now(), List.of("job:" + job.job().id(), tag()), object.name()),
        parent());
  }

  /** A full run reads every file anew. */
  private @Nullable SnapshotId parent() {
    return run.type() == RunType.FULL
        ? null
        : tools
            .kept()
            .newest(run.tenant(), run.group(), object.object())
            .map(KeptSnapshot::id)
            .orElse(null);
  }

  /** By which a snapshot is found again whose worker did not live to write it down. */
  private String tag() {
    return "run:" + run.id() + ":" + object.object();
  }
}
