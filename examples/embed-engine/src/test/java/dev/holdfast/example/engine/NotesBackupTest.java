package dev.holdfast.example.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.repository.EngineEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotesBackupTest {
  @TempDir private Path temp;

  @Test
  void storedNote_isReadBack() throws IOException {
    Path folder = temp.resolve("repository");
    char[] password = "correct horse battery staple".toCharArray();

    try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
      EngineEnvironment environment = NotesBackup.environment(timer);

      SnapshotId snapshot =
          NotesBackup.backUp(folder, password, environment, Map.of("monday.txt", "Buy milk."));

      assertThat(NotesBackup.read(folder, password, environment, snapshot, "monday.txt"))
          .isEqualTo("Buy milk.");
    }
  }

  @Test
  void program_runsOnAnEmptyFolder() throws IOException {
    Path folder = temp.resolve("repository");

    NotesBackup.main(new String[] {folder.toString(), "correct horse battery staple"});

    assertThat(folder.resolve("snapshots")).isNotEmptyDirectory();
  }
}
