package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Sends folders through a repository of ours and one of restic's: what either program backed up,
 * either must bring back. The repositories are kept from round to round, since each costs seconds
 * to make and to check.
 */
final class RoundTrip {
  private final Path target;
  private final BothPrograms ours;
  private final BothPrograms theirs;

  private RoundTrip(Path target, BothPrograms ours, BothPrograms theirs) {
    this.target = target;
    this.ours = ours;
    this.theirs = theirs;
  }

  /** Makes the repositories in a folder. */
  static RoundTrip in(Path folder) throws IOException, InterruptedException {
    Files.createDirectory(folder);
    return new RoundTrip(
        folder.resolve("target"),
        BothPrograms.onOurRepository(folder.resolve("ours")),
        BothPrograms.onResticsRepository(folder.resolve("theirs")));
  }

  /**
   * Once through all of it.
   *
   * @param resticFirst which of them cuts the files of restic's repository into chunks first
   */
  void of(Path source, boolean resticFirst) throws IOException, InterruptedException {
    throughOurRepository(source);
    if (resticFirst) {
      throughResticsRepository(source, theirs.restic(), theirs.holdfast());
    } else {
      throughResticsRepository(source, theirs.holdfast(), theirs.restic());
    }
  }

  private void throughOurRepository(Path source) throws IOException, InterruptedException {
    JsonNode stored = ours.holdfast().backUp(source);
    comesBack(source, ours.holdfast(), ours.holdfast(), "--sparse", "--verify");
    comesBack(source, ours.holdfast(), ours.restic());

    JsonNode onTop = ours.restic().backUp(source);

    assertThat(onTop.path("files_unmodified").asInt())
        .as("files that restic finds as they are in our snapshot: %s", onTop)
        .isEqualTo(stored.path("total_files_processed").asInt(-1));
    if (ours.restic().lostInBackup().isEmpty()) {
      assertThat(onTop.path("dirs_new").asInt(-1) + onTop.path("dirs_changed").asInt(-1))
          .as("trees that restic writes otherwise, apart from those above: %s", onTop)
          .isBetween(0, source.getNameCount() - 1);
    }
  }

  private void throughResticsRepository(Path source, BackupProgram first, BackupProgram second)
      throws IOException, InterruptedException {
    first.backUp(source, "--force");
    comesBack(source, first, second);

    JsonNode again = second.backUp(source, "--force");

    assertThat(again.path("data_blobs").asInt(-1))
        .as("chunks that %s cuts otherwise than %s: %s", second, first, again)
        .isZero();
    comesBack(source, second, first);
  }

  private void comesBack(
      Path source, BackupProgram writer, BackupProgram reader, String... restoreOptions)
      throws IOException, InterruptedException {
    reader.restoreLatest(target, restoreOptions);
    Set<String> lost = new TreeSet<>(writer.lostInBackup());
    lost.addAll(reader.lostInRestore());
    TreeScripts.assertSame(source, FileTree.restored(target, source), lost);
    TreeScripts.remove(target);
  }

  /** Has restic read every byte of both repositories. */
  void check() throws IOException, InterruptedException {
    ours.restic().check();
    theirs.restic().check();
  }
}
