package dev.holdfast.benchmarks.recover;

import dev.holdfast.adapters.storage.FileBlobStore;
import dev.holdfast.adapters.storage.tree.LocalRestoreTarget;
import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.crypt.Password;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.lock.LockOwner;
import dev.holdfast.engine.lock.LockTerms;
import dev.holdfast.engine.lock.Scheduler;
import dev.holdfast.engine.repository.EngineEnvironment;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.restore.RestoreListener;
import dev.holdfast.engine.restore.RestoreOption;
import dev.holdfast.engine.restore.RestoreRequest;
import dev.holdfast.engine.restore.RestoreResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * The engine's own restore in a process that stays warm, as a server does. For each line of the
 * standard input, "snapshot options folder", it restores the whole snapshot into the folder and
 * prints how many seconds that took. Options are those of a restore, with commas between them. As
 * many threads as a recovery has.
 *
 * <p>Arguments: the repository's folder, and a password of it.
 */
final class EngineRestores {
  private EngineRestores() {}

  static void main(String[] arguments) throws IOException {
    byte[] text = arguments[1].getBytes(StandardCharsets.UTF_8);
    try (FileBlobStore store = FileBlobStore.open(Path.of(arguments[0]));
        Password password = Password.of(text);
        Repository repository = Repository.open(store, password, environment());
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null) {
        String[] words = line.split(" ", 3);
        RestoreRequest request = request(words[0], words[1]);
        System.out.printf("%.6f%n", seconds(repository, request, Path.of(words[2])));
        System.out.flush();
        line = lines.readLine();
      }
    }
  }

  private static RestoreRequest request(String snapshot, String options) {
    return RestoreRequest.of(SnapshotId.parse(snapshot))
        .with(
            Arrays.stream(options.split(","))
                .map(RestoreOption::valueOf)
                .toArray(RestoreOption[]::new))
        .by(Runtime.getRuntime().availableProcessors());
  }

  private static double seconds(Repository repository, RestoreRequest request, Path folder)
      throws IOException {
    long begun = System.nanoTime();
    RestoreResult result =
        repository.restore(
            request, new LocalRestoreTarget(folder), RestoreListener.SILENT, Cancellation.NEVER);
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (!result.isComplete()) {
      throw new IOException("The restore is not complete: " + result);
    }
    return seconds;
  }

  private static EngineEnvironment environment() {
    return new EngineEnvironment(
        InstantSource.system(),
        new SecureRandom(),
        Scheduler.on(Executors.newSingleThreadScheduledExecutor(daemons("lock-refresh"))),
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), daemons("engine")),
        LockTerms.of(
            new LockOwner("benchmark@holdfast", "benchmark", ProcessHandle.current().pid())));
  }

  private static ThreadFactory daemons(String name) {
    return Thread.ofPlatform().daemon().name(name + "-", 1).factory();
  }
}
