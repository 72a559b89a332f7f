package dev.holdfast.example.engine;

import dev.holdfast.adapters.storage.FileBlobStore;
import dev.holdfast.engine.backup.NodeMetadata;
import dev.holdfast.engine.backup.SnapshotRequest;
import dev.holdfast.engine.backup.SnapshotWriter;
import dev.holdfast.engine.crypt.Password;
import dev.holdfast.engine.crypt.ScryptCost;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.lock.LockOwner;
import dev.holdfast.engine.lock.LockTerms;
import dev.holdfast.engine.lock.Scheduler;
import dev.holdfast.engine.repository.EngineEnvironment;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.restore.SnapshotReader;
import dev.holdfast.engine.snapshot.SnapshotDetails;
import dev.holdfast.engine.snapshot.SnapshotPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Backs up a few notes into a restic repository, and reads one back.
 *
 * <p>The repository is an ordinary one: {@code restic -r FOLDER snapshots} shows what this has
 * stored.
 */
public final class NotesBackup {

  /** Makes a repository in the folder named first, for the password named second. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    char[] password = arguments[1].toCharArray();
    Map<String, String> notes = Map.of("monday.txt", "Buy milk.", "tuesday.txt", "Water plants.");

    try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
      EngineEnvironment environment = environment(timer);

      SnapshotId snapshot = backUp(folder, password, environment, notes);
      String monday = read(folder, password, environment, snapshot, "monday.txt");

      System.out.println("Snapshot " + snapshot.hex() + " holds for Monday: " + monday);
    }
  }

  /** The engine takes time, chance and threads from whoever embeds it. */
  static EngineEnvironment environment(ScheduledExecutorService timer) {
    return new EngineEnvironment(
        InstantSource.system(),
        new SecureRandom(),
        Scheduler.on(timer),
        Runnable::run,
        LockTerms.of(new LockOwner("notes-backup", "notes", ProcessHandle.current().pid())));
  }

  /** Makes a new repository, and stores the notes as its first snapshot. */
  static SnapshotId backUp(
      Path folder, char[] secret, EngineEnvironment environment, Map<String, String> notes)
      throws IOException {
    try (FileBlobStore files = FileBlobStore.create(folder);
        Password password = Password.of(secret);
        Repository repository =
            Repository.create(files, password, ScryptCost.FOR_CHOSEN_PASSWORD, environment)) {
      return store(repository, environment.clock(), notes);
    }
  }

  private static SnapshotId store(
      Repository repository, InstantSource clock, Map<String, String> notes) throws IOException {
    NodeMetadata ownersFile = NodeMetadata.of(0600, clock.instant());
    NodeMetadata ownersFolder = NodeMetadata.of(0700, clock.instant());

    try (SnapshotWriter writer = repository.beginSnapshot(new SnapshotRequest(ownersFolder))) {
      for (Map.Entry<String, String> note : notes.entrySet()) {
        byte[] content = note.getValue().getBytes(StandardCharsets.UTF_8);
        writer.addFile(
            SnapshotPath.of("notes", note.getKey()), ownersFile, new ByteArrayInputStream(content));
      }
      SnapshotDetails details =
          SnapshotDetails.at(clock.instant().atOffset(ZoneOffset.UTC))
              .withPaths(List.of("/notes"))
              .withTags(List.of("example"));
      return writer.commit(details).id();
    }
  }

  /** Opens the repository again, and reads one note out of the snapshot. */
  static String read(
      Path folder, char[] secret, EngineEnvironment environment, SnapshotId snapshot, String note)
      throws IOException {
    try (FileBlobStore files = FileBlobStore.open(folder);
        Password password = Password.of(secret);
        Repository repository = Repository.open(files, password, environment);
        SnapshotReader reader = repository.openSnapshot(snapshot);
        InputStream content = reader.open(SnapshotPath.of("notes", note))) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private NotesBackup() {}
}
