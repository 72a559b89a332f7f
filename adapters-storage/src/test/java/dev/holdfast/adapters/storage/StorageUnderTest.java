package dev.holdfast.adapters.storage;

import dev.holdfast.adapters.storage.os.Disk;
import dev.holdfast.adapters.storage.os.FaultyDisk;
import dev.holdfast.engine.repository.EngineEnvironment;
import dev.holdfast.testkit.engine.EngineEnvironments;
import dev.holdfast.testkit.engine.ManualTime;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A data folder with its secrets and snapshots, as a server opens them. */
record StorageUnderTest(DataFolder folder, EngineSnapshotStore snapshots) implements AutoCloseable {

  static StorageUnderTest open(Path path) {
    return open(path, FaultyDisk.sound());
  }

  static StorageUnderTest open(Path path, Disk disk) {
    SecureRandom random = new SecureRandom();
    DataFolder folder = DataFolder.openForServer(path, "pid 1", random, disk);
    try {
      return new StorageUnderTest(folder, snapshots(folder));
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /** Another store on the folder, as another process has one; recovery passwords cost little. */
  static EngineSnapshotStore snapshots(DataFolder folder) {
    SecureRandom random = new SecureRandom();
    return new EngineSnapshotStore(
        folder,
        SealedSecrets.open(folder, random),
        environment(folder, random),
        EngineEnvironments.CHEAP);
  }

  static EngineEnvironment environment(DataFolder folder, SecureRandom random) {
    ManualTime time = new ManualTime(Instant.parse("2026-03-04T05:06:07Z"));
    return new EngineEnvironment(
        time, random, time, Runnable::run, EngineSnapshotStore.lockTerms(folder, 4711));
  }

  /** Its clock moves on at each look, so that a watch is asked as often as can be. */
  LocalFileSnapshots fileSnapshots() {
    return new LocalFileSnapshots(folder, snapshots, reading());
  }

  /** Its clock moves on at each look, too. */
  LocalVolumeSnapshots volumeSnapshots() {
    return new LocalVolumeSnapshots(folder, snapshots, reading());
  }

  private static LocalFileSnapshots.Means reading() {
    return new LocalFileSnapshots.Means(tickingClock(), ZoneOffset.UTC, 2, Runnable::run);
  }

  /** Its clock moves on at each look, too. */
  LocalFileRestores fileRestores() {
    return new LocalFileRestores(folder, snapshots, new LocalFileRestores.Means(tickingClock(), 2));
  }

  /** Its clock moves on at each look, too. */
  LocalVolumeRestores volumeRestores() {
    return new LocalVolumeRestores(
        folder, snapshots, new LocalFileRestores.Means(tickingClock(), 2));
  }

  /** Its clock moves on at each look, too. */
  ZipArchives archives(long bytesMax) {
    return new ZipArchives(folder, snapshots, tickingClock(), bytesMax);
  }

  private static InstantSource tickingClock() {
    AtomicLong seconds = new AtomicLong();
    return () -> Instant.ofEpochSecond(seconds.incrementAndGet());
  }

  Path repository(String tenant) {
    return folder.repositories().resolve(tenant);
  }

  @Override
  public void close() {
    snapshots.close();
    folder.close();
  }
}
