package dev.holdfast.adapters.storage;

import dev.holdfast.adapters.storage.tree.Commands;
import dev.holdfast.application.port.out.FileRestores.Destination;
import dev.holdfast.application.port.out.FileRestores.Options;
import dev.holdfast.application.port.out.FileRestores.Order;
import dev.holdfast.application.port.out.FileRestores.Outcome;
import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.domain.recovery.EntryResult;
import dev.holdfast.domain.recovery.RecoveryTotals;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.FileSelection;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.contract.RestoreWitness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A machine with the folder {@code allowed}, which its tenant may use, and others. */
final class RestoreScene implements AutoCloseable {
  static final Options KEEPING = new Options(false, true, true, true);
  static final Options OVERWRITING = new Options(true, true, true, true);

  final Path base;
  final Path allowed;
  final Path secrets;
  final StorageUnderTest storage;
  RestoreWitness witness = new RestoreWitness();

  RestoreScene(Path temp) throws IOException {
    base = temp.toRealPath();
    allowed = Files.createDirectory(base.resolve("allowed"));
    secrets = Files.createDirectory(base.resolve("secrets"));
    Files.writeString(secrets.resolve("file"), "a secret");
    storage = StorageUnderTest.open(base.resolve("data"));
  }

  /** Runs the system's shell, which makes what the JDK can't. */
  void shell(String script) throws IOException {
    if (!Commands.run("sh", "-ec", "cd '" + base + "'\n" + script)) {
      throw new IOException("The script failed: " + script);
    }
  }

  SnapshotId stored(Path... paths) {
    FileSnapshots.Order order =
        new FileSnapshots.Order(
            TenantId.DEFAULT,
            FileSelection.of(
                Arrays.stream(paths).map(RestoreScene::source).toArray(SourcePath[]::new)),
            AllowedRoots.EVERYTHING,
            new FileSnapshots.Label(Instant.EPOCH, List.of("job:1"), "here"),
            null);
    FileSnapshots.Watch patient =
        new FileSnapshots.Watch() {
          @Override
          public boolean mayGoOn() {
            return true;
          }

          @Override
          public void progress(FileSnapshots.Progress progress) {
            // Nobody looks.
          }
        };
    return ((FileSnapshots.Outcome.Stored) storage.fileSnapshots().store(order, patient))
        .snapshot();
  }

  /** Brings paths back to where they were, as far as the tenant may. */
  RecoveryTotals original(SnapshotId snapshot, Options options, Path... paths) {
    return restored(snapshot, new Destination.Original(), options, paths);
  }

  RecoveryTotals below(SnapshotId snapshot, Path folder, Options options, Path... paths) {
    return restored(snapshot, new Destination.Below(source(folder)), options, paths);
  }

  RecoveryTotals restored(
      SnapshotId snapshot, Destination destination, Options options, Path... paths) {
    return ((Outcome.Done) restore(order(snapshot, destination, options, paths))).totals();
  }

  Outcome restore(Order order) {
    witness = new RestoreWitness();
    return storage.fileRestores().restore(order, witness);
  }

  Order order(SnapshotId snapshot, Destination destination, Options options, Path... paths) {
    return new Order(
        TenantId.DEFAULT,
        snapshot,
        Arrays.stream(paths).map(path -> new EntryPath(path.toString())).toList(),
        destination,
        roots(),
        options,
        "test",
        false);
  }

  AllowedRoots roots() {
    return new AllowedRoots(List.of(source(allowed)));
  }

  /** Why entries failed. */
  List<String> failures() {
    return witness.told().stream()
        .filter(entry -> entry.result() == EntryResult.FAILED)
        .map(entry -> entry.path() + ": " + entry.reason())
        .toList();
  }

  static SourcePath source(Path path) {
    return new SourcePath(path.toString());
  }

  @Override
  public void close() {
    storage.close();
  }
}
