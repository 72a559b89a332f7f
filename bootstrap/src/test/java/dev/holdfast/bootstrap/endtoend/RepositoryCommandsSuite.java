package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.bootstrap.CommandUnderTest.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code holdfast repo} and plain restic on the same repositories. Not part of the default build,
 * since it starts many processes; {@code .ci/run} runs it.
 */
class RepositoryCommandsSuite {
  @TempDir Path folder;

  private BothPrograms both;

  @BeforeEach
  void plantFiles() throws Exception {
    Restic.assumeInstalled();
    FileTree.plant(source(), new Random(11));
    both = BothPrograms.on(folder.resolve("repository"));
  }

  @Test
  void whatResticAddsToOurRepository_isSoundForBoth() throws Exception {
    holdfast("init");
    holdfast("backup", source().toString());
    Files.writeString(source().resolve("new"), "from restic");
    both.restic().run("backup", source().toString());

    holdfast("restore", "latest", "--target", target().toString());

    both.restic().check();
    assertThat(FileTree.describe(restored())).isEqualTo(FileTree.describe(source()));
  }

  @Test
  void whatHoldfastBacksUp_resticChecksAndRestores() throws Exception {
    holdfast("init");
    holdfast("backup", source().toString());

    both.restic().check();
    both.restic().run("restore", "latest", "--target", target().toString());

    assertThat(FileTree.describe(restored())).isEqualTo(FileTree.describe(source()));
  }

  @Test
  void whatResticBacksUp_holdfastRestores() throws Exception {
    both.restic().run("init");
    both.restic().run("backup", source().toString());

    Run run = holdfast("restore", "latest", "--target", target().toString(), "--verify");

    assertThat(run.out()).startsWith("Restored: ");
    assertThat(FileTree.describe(restored())).isEqualTo(FileTree.describe(source()));
  }

  @Test
  void bothMakeTheSameTrees_soThatNeitherStoresAgainWhatTheOtherHas() throws Exception {
    both.restic().run("init");
    both.restic().run("backup", source().toString());

    Run again = holdfast("backup", source().toString());

    // What is added are the folders above, whose times move with each file that a test writes.
    assertThat(again.out())
        .contains("Files:   0 new, 0 changed, 46 unmodified")
        .contains("Folders: 0 new, 0 changed, 4 unmodified")
        .containsPattern("Added: {3}\\d{1,3} B,");
    assertThat(both.restic().run("backup", source().toString()))
        .containsPattern("Files: +0 new, +0 changed, +46 unmodified");
    both.restic().check();
  }

  @Test
  void repeatedRestore_writesOnlyWhatIsWrong() throws Exception {
    holdfast("init");
    holdfast("backup", source().toString());
    holdfast("restore", "latest", "--target", target().toString());
    Files.writeString(restored().resolve("photos/small0"), "something else");
    Files.delete(restored().resolve("photos/2025/zeros"));

    Run run = holdfast("restore", "latest", "--target", target().toString());

    assertThat(run.out()).startsWith("Restored: 1 new, 1 updated;").contains("Wrote 3.00");
    assertThat(FileTree.describe(restored())).isEqualTo(FileTree.describe(source()));
  }

  @Test
  void differencesAndNames_areFoundInRealSnapshots() throws Exception {
    holdfast("init");
    holdfast("backup", source().toString());
    Files.writeString(source().resolve("nothing"), "something");
    Files.createFile(source().resolve("new"));
    holdfast("backup", source().toString());
    String first =
        both.restic().run("snapshots", "--json").replaceFirst("(?s).*?\"short_id\":\"", "");

    Run diff = holdfast("diff", first.substring(0, 8), "latest");
    Run found = holdfast("find", "SMALL3*", "--ignore-case");

    assertThat(diff.out())
        .contains("M    " + source() + "/nothing", "+    " + source() + "/new")
        .doesNotContain("photos/small");
    assertThat(found.out().lines()).hasSize(11).allMatch(line -> line.contains("photos/small3"));
    assertThat(holdfast("stats").out()).contains("2 snapshots restore to");
  }

  @Test
  void changedPassword_isTheOnlyOneThatOpens() throws Exception {
    holdfast("init");
    Path other = folder.resolve("other");
    Files.writeString(other, "new secret\n");

    holdfast("key", "passwd", "--new-password-file", other.toString());

    assertThat(both.holdfast().repo("snapshots").exitCode()).isEqualTo(12);
    assertThat(new Restic(both.repository(), "new secret").run("key", "list")).isNotEmpty();
  }

  private Run holdfast(String... command) {
    return both.holdfast().run(command);
  }

  private Path source() {
    return folder.resolve("source");
  }

  private Path target() {
    return folder.resolve("target");
  }

  private Path restored() {
    return FileTree.restored(target(), source());
  }
}
