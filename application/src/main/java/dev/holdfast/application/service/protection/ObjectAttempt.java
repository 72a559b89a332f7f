package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.application.port.out.FileSnapshots.Label;
import dev.holdfast.application.port.out.FileSnapshots.Outcome;
import dev.holdfast.application.port.out.VolumeSnapshots;
import dev.holdfast.application.service.job.JobRun;
import dev.holdfast.application.service.protection.AttemptWatch.Halt;
import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.protection.FileProtection;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.ProtectedHost;
import dev.holdfast.domain.protection.ProtectedVolumes;
import dev.holdfast.domain.protection.Protection;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.VolumeProtection;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.AllowedRoots;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One attempt at one object of a run: a backup of its files, with scripts around it. */
final class ObjectAttempt {
  private static final String FAILED_LATE =
      "The attempt failed after its snapshot was stored; what could not be read is not known. ";

  /** What came of it. */
  private sealed interface Result {
    record Stored(Outcome.Stored stored, List<String> warnings) implements Result {}

    record Halted() implements Result {}

    record Failed(String reason) implements Result {}
  }

  /** Stores what the group protects of the object. */
  @FunctionalInterface
  private interface Backup {
    Outcome store(AttemptWatch watch);
  }

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
   * Makes the attempt and writes down what came of it. What can't be written down is no failure of
   * the attempt: its snapshot is there, and whoever clears up finds it.
   *
   * @param watch of this attempt
   */
  void make(Protection protection, AttemptWatch watch) {
    Result result;
    try {
      result =
          backup(protection)
              .map(backup -> made(protection, backup, watch))
              .orElseGet(() -> new Result.Failed("The group does not protect it any more."));
    } catch (HoldfastException e) {
      result = new Result.Failed(e.getMessage());
    } finally {
      tools.progress().ended(run.id(), object.object());
    }
    switch (result) {
      case Result.Stored(Outcome.Stored stored, List<String> warnings) ->
          record.stored(stored, warnings);
      case Result.Halted() -> record.halted(watch.halt());
      case Result.Failed(String reason) -> {
        if (watch.halt() == Halt.NONE) {
          record.failed(reason);
        } else {
          record.halted(watch.halt());
        }
      }
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

  private Result made(Protection protection, Backup backup, AttemptWatch watch) {
    HostScripts scripts = new HostScripts(tools.scripts(), protection, run, watch::mayGoOn);
    Optional<String> obstacle = scripts.before();
    if (obstacle.isPresent()) {
      return new Result.Failed(obstacle.get());
    }
    Result result;
    List<String> warnings;
    try {
      result = stored(backup, watch);
    } finally {
      warnings = scripts.after();
    }
    return result instanceof Result.Stored(Outcome.Stored stored, List<String> some)
        ? new Result.Stored(stored, Stream.concat(warnings.stream(), some.stream()).toList())
        : result;
  }

  /** A failure may come after the snapshot was complete, which must not be made again then. */
  private Result stored(Backup backup, AttemptWatch watch) {
    try {
      return switch (backup.store(watch)) {
        case Outcome.Stored stored -> new Result.Stored(stored, List.of());
        case Outcome.Interrupted() -> new Result.Halted();
      };
    } catch (HoldfastException e) {
      return tools
          .files()
          .find(run.tenant(), tag())
          .<Result>map(found -> new Result.Stored(found, List.of(FAILED_LATE + e.getMessage())))
          .orElseGet(() -> new Result.Failed(e.getMessage()));
    }
  }

  /** What is to be stored of the object; empty if the group does not protect it any more. */
  private Optional<Backup> backup(Protection protection) {
    return switch (protection) {
      case FileProtection some ->
          some.host(object.object())
              .map(host -> watch -> tools.files().store(order(some, host), watch));
      case VolumeProtection some ->
          some.host(object.object())
              .map(host -> watch -> tools.volumes().store(order(host), watch));
    };
  }

  private FileSnapshots.Order order(FileProtection files, ProtectedHost host) {
    return new FileSnapshots.Order(
        run.tenant(), files.selection(host, object.metadataFile()), roots(), label(), parent());
  }

  private VolumeSnapshots.Order order(ProtectedVolumes host) {
    return new VolumeSnapshots.Order(run.tenant(), host.volumes(), roots(), label(), parent());
  }

  private AllowedRoots roots() {
    return new AllowedRoots(tools.roots().of(run.tenant()));
  }

  private Label label() {
    return new Label(tools.now(), List.of("job:" + job.job().id(), tag()), object.name());
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
