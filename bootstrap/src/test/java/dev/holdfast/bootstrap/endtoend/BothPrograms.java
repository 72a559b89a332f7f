package dev.holdfast.bootstrap.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Both programs, on one repository that one of them made. */
record BothPrograms(Holdfast holdfast, Restic restic) {
  private static final String PASSWORD = "secret";

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

  private static BothPrograms on(Path repository) throws IOException {
    Path passwordFile = repository.resolveSibling(repository.getFileName() + ".password");
    Files.writeString(passwordFile, PASSWORD + "\n");
    return new BothPrograms(
        new Holdfast(repository, passwordFile), new Restic(repository, PASSWORD));
  }
}
