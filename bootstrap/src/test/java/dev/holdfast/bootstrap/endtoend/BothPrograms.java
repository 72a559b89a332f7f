package dev.holdfast.bootstrap.endtoend;

import dev.holdfast.adapters.storage.FileBlobStore;
import dev.holdfast.engine.crypt.Password;
import dev.holdfast.engine.crypt.ScryptCost;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.testkit.engine.EngineEnvironments;
import dev.holdfast.testkit.engine.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Both programs, on one repository. */
record BothPrograms(Holdfast holdfast, Restic restic) {
  static final String PASSWORD = "secret";
  private static final ScryptCost CHEAP = new ScryptCost(1 << 10, 8, 1);
  private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

  /** On a repository that cuts files into chunks by our own rule. */
  static BothPrograms onOurRepository(Path repository) throws IOException {
    BothPrograms both = on(repository);
    both.holdfast.run("init");
    return both;
  }

  /** On a repository that cuts files into chunks by restic's rule. */
  static BothPrograms onResticsRepository(Path repository)
      throws IOException, InterruptedException {
    BothPrograms both = on(repository);
    both.restic.run("init");
    return both;
  }

  /**
   * On a repository of ours whose password is cheap to try: each command of either program is
   * spared seconds, and they come to their work at the same time.
   */
  static BothPrograms onQuickRepository(Path repository) throws IOException {
    BothPrograms both = on(repository);
    try (FileBlobStore store = FileBlobStore.create(repository);
        Password password = Password.of(PASSWORD.toCharArray())) {
      Repository.create(store, password, CHEAP, EngineEnvironments.at(new ManualTime(MADE)))
          .close();
    }
    return both;
  }

  /** On a repository that is made later. */
  static BothPrograms on(Path repository) throws IOException {
    Path passwordFile = repository.resolveSibling(repository.getFileName() + ".password");
    Files.writeString(passwordFile, PASSWORD + "\n");
    return new BothPrograms(
        new Holdfast(repository, passwordFile), new Restic(repository, PASSWORD));
  }

  /** The folder that it lies in. */
  Path repository() {
    return holdfast.repository();
  }
}
