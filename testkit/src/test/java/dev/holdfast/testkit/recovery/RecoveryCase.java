package dev.holdfast.testkit.recovery;

import static dev.holdfast.testkit.protection.ProtectionServer.ADMIN;

import dev.holdfast.application.port.in.recovery.ManageRecoveries.Choice;
import dev.holdfast.application.port.in.recovery.ManageRecoveries.Draft;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.recovery.FileTarget;
import dev.holdfast.domain.recovery.RecoveredEntry;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryStatus;
import dev.holdfast.domain.recovery.RecoveryTask;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.protection.ProtectionServer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server with one snapshot, of {@code /srv/a} and {@code /srv/b}, which are gone since. */
final class RecoveryCase {
  static final SourcePath BACK = new SourcePath("/back");

  final ProtectionServer server = new ProtectionServer();
  final ProtectionGroup group;
  final Run run;

  RecoveryCase() {
    server.memory.files().put("/srv/b", "two");
    group = server.group(new PolicyBuilder());
    run = server.start(group);
    server.work();
    server.memory.files().remove("/srv/a");
    server.memory.files().remove("/srv/b");
  }

  KeptSnapshot snapshot() {
    return server.snapshots(run).getFirst();
  }

  Choice choice() {
    return new Choice(run.id(), server.host);
  }

  /** A target that keeps everything, and goes on after failures. */
  FileTarget target(@Nullable SourcePath folder, boolean overwrites) {
    return new FileTarget(server.host, folder, overwrites, true, true, true, false);
  }

  Recovery recover(FileTarget target, String... paths) {
    return create(new Draft("recovery", null, List.of(choice()), files(target, paths)));
  }

  static RecoveryTask files(FileTarget target, String... paths) {
    return new RecoveryTask.Files(paths(paths), target);
  }

  Recovery download(String name, String... paths) {
    return create(
        new Draft(name, null, List.of(choice()), new RecoveryTask.Download(paths(paths))));
  }

  Recovery create(Draft draft) {
    return server.application().manageRecoveries().create(ADMIN, draft);
  }

  void cancel(Recovery recovery) {
    server.application().manageRecoveries().cancel(ADMIN, recovery.id());
  }

  Recovery read(Recovery recovery) {
    return server.application().readRecoveries().get(ADMIN, recovery.id());
  }

  RecoveryStatus status(Recovery recovery) {
    return read(recovery).state().status();
  }

  List<RecoveredEntry> told(Recovery recovery) {
    return server.application().readRecoveries().told(ADMIN, recovery.id(), 0, 1_000);
  }

  /** What is in a file now; null if there is none. */
  @Nullable String content(String path) {
    return server.memory.files().content(path).orElse(null);
  }

  private static List<EntryPath> paths(String... paths) {
    return Arrays.stream(paths).map(EntryPath::new).toList();
  }
}
