package dev.holdfast.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.repository.Repository;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepoCommandsTest {
  private static final Map<String, String> RESTIC_VARIABLES =
      Map.of("RESTIC_REPOSITORY", "/srv/backup", "RESTIC_PASSWORD", "secret");

  private final FakeMachine machine = new FakeMachine();

  @Test
  void init_makesARepository_andSaysWhatIsNext() {
    TypedLine line = typed("repo", "init");

    assertThat(line.exitCode()).isZero();
    assertThat(line.out())
        .startsWith("Made repository ")
        .contains("Keep its password", "holdfast repo backup --repo /srv/backup FOLDER");
    assertThat(Repository.exists(machine.store("/srv/backup"))).isTrue();
  }

  @Test
  void init_inJson_namesIdAndFolder() {
    TypedLine line = typed("repo", "init", "--json");

    assertThat(line.out())
        .matches(
            "\\{\"message_type\":\"initialized\",\"id\":\"[0-9a-f]{64}\","
                + "\"repository\":\"/srv/backup\"}\n");
  }

  @Test
  void init_whereARepositoryIs_isRefused() {
    typed("repo", "init");

    TypedLine again = typed("repo", "init");

    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("already");
  }

  @Test
  void missingRepository_hasAnExitCodeOfItsOwn() {
    TypedLine line = typed("repo", "snapshots");

    assertThat(line.exitCode()).isEqualTo(10);
    assertThat(line.err())
        .isEqualTo(
            "holdfast: There is no repository in /srv/backup. `holdfast repo init` makes one.\n");
  }

  @Test
  void wrongPassword_hasAnExitCodeOfItsOwn() {
    typed("repo", "init");

    TypedLine line =
        TypedLine.on(
            machine,
            Map.of("HOLDFAST_REPO", "/srv/backup", "HOLDFAST_PASSWORD", "wrong"),
            "repo",
            "snapshots");

    assertThat(line.exitCode()).isEqualTo(12);
    assertThat(line.err()).contains("password");
  }

  @Test
  void passwordFile_isStrongerThanTheVariable_andItsLineEndIsNoPartOfIt() {
    typed("repo", "init");
    machine.hasFile("good.txt", "secret\n");
    machine.hasFile("bad.txt", "other\n");

    assertThat(typed("repo", "snapshots", "--password-file", "good.txt").exitCode()).isZero();
    assertThat(typed("repo", "snapshots", "--password-file", "bad.txt").exitCode()).isEqualTo(12);
  }

  @Test
  void passwordFileThatIsMissing_isNamed() {
    typed("repo", "init");

    TypedLine line = typed("repo", "snapshots", "-p", "nowhere.txt");

    assertThat(line.exitCode()).isEqualTo(1);
    assertThat(line.err())
        .isEqualTo(
            "holdfast: The password file nowhere.txt can't be read: there is no such file.\n");
  }

  @Test
  void withoutARepository_itIsAskedFor() {
    TypedLine line = TypedLine.of("repo", "snapshots");

    assertThat(line.exitCode()).isEqualTo(2);
    assertThat(line.err()).contains("--repo", "RESTIC_REPOSITORY");
  }

  @Test
  void withoutAPassword_itIsAskedFor() {
    typed("repo", "init");

    TypedLine line = TypedLine.on(machine, Map.of(), "repo", "snapshots", "-r", "/srv/backup");

    assertThat(line.exitCode()).isEqualTo(1);
    assertThat(line.err()).contains("--password-file", "RESTIC_PASSWORD");
  }

  @ParameterizedTest
  @CsvSource({"s3:bucket", "rest:http://host/", "sftp:me@host:/x"})
  void storeOfAnotherKind_isRefused(String repository) {
    TypedLine line = typed("repo", "snapshots", "-r", repository);

    assertThat(line.exitCode()).isEqualTo(2);
    assertThat(line.err()).contains("Repositories lie in folders", repository);
  }

  @Test
  void relativeFolder_isThatOfTheWorkingDirectory() {
    typed("repo", "init", "--repo", "local:backup");

    assertThat(Repository.exists(machine.store("/home/me/backup"))).isTrue();
  }

  @Test
  void emptyRepository_hasNoSnapshot() {
    typed("repo", "init");

    assertThat(typed("repo", "snapshots").out()).endsWith("0 snapshots\n");
    assertThat(typed("repo", "snapshots", "--json").out()).isEqualTo("[]\n");
    assertThat(typed("repo", "ls").err()).isEqualTo("holdfast: There is no snapshot.\n");
    assertThat(typed("repo", "dump", "12ab", "/x").err())
        .isEqualTo("holdfast: There is no snapshot \"12ab\".\n");
  }

  @Test
  void addedPassword_opensTheRepositoryToo() {
    typed("repo", "init");
    machine.hasFile("new.txt", "another");

    TypedLine added = typed("repo", "key", "add", "--new-password-file", "new.txt");

    assertThat(added.exitCode()).isZero();
    assertThat(typed("repo", "snapshots", "-p", "new.txt").exitCode()).isZero();
    assertThat(
            typed("repo", "key", "list").out().lines().filter(row -> row.contains("test@holdfast")))
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"init", "snapshots", "ls", "dump"})
  void help_tellsTheExitCodes(String command) {
    assertThat(typed("repo", command, "--help").out())
        .contains("Usage: holdfast repo " + command, "10", "there is no repository");
  }

  private TypedLine typed(String... arguments) {
    return TypedLine.on(machine, RESTIC_VARIABLES, arguments);
  }
}
