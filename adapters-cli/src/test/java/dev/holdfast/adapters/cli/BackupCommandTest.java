package dev.holdfast.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupCommandTest {
  private static final Map<String, String> VARIABLES =
      Map.of("RESTIC_REPOSITORY", "/srv/backup", "RESTIC_PASSWORD", "secret");

  private final FakeMachine machine = new FakeMachine();

  @BeforeEach
  void makeRepository() {
    typed("repo", "init");
    machine
        .sources()
        .directory("/home")
        .directory("/home/me")
        .file("/home/me/letter.txt", bytes("Dear all"))
        .file("/home/me/main.o", bytes("object"))
        .directory("/home/me/mail")
        .file("/home/me/mail/IN.LOG", bytes("mail"));
  }

  @Test
  void backup_tellsWhatItCameTo() {
    TypedLine line = typed("repo", "backup", "/home/me");

    assertThat(line.exitCode()).isZero();
    assertThat(line.out())
        .contains("Files:   3 new, 0 changed, 0 unmodified", "Processed 3 files, 18 B, in 0:00.")
        .containsPattern("Saved snapshot [0-9a-f]{8}\\.");
    assertThat(listed()).contains("/home/me/letter.txt", "/home/me/main.o", "/home/me/mail/IN.LOG");
  }

  @Test
  void secondBackup_readsNothingAgain() {
    typed("repo", "backup", "/home/me");

    TypedLine line = typed("repo", "backup", "/home/me");

    assertThat(line.out()).contains("Files:   0 new, 0 changed, 3 unmodified");
    assertThat(typed("repo", "snapshots").out()).contains("2 snapshots", "laptop", "/home/me");
  }

  @ParameterizedTest
  @CsvSource({
    "mail,          /mail/IN.LOG",
    ".,             /mail/IN.LOG",
    "../me/mail,    /mail/IN.LOG",
    "./mail/IN.LOG, /mail/IN.LOG",
    "/home/me/mail, /home/me/mail/IN.LOG"
  })
  void path_standsWhereResticPutsIt(String path, String inSnapshot) {
    assertThat(typed("repo", "backup", path).err()).isEmpty();

    assertThat(listed().lines()).contains(inSnapshot);
  }

  @Test
  void excludes_leaveOutWhatMatches() {
    machine.hasFile("patterns.txt", "# mine\n$HOME/mail/x\n*.o\n");

    typed("repo", "backup", "/home/me", "--exclude-file", "patterns.txt", "--iexclude", "*.log");

    assertThat(listed()).contains("letter.txt", "/home/me/mail").doesNotContain("main.o", "IN.LOG");
  }

  @ParameterizedTest
  @CsvSource({
    "--exclude=[a,             'The pattern \"[a\"'",
    "--exclude-file=no.txt,    'The exclude file no.txt can''t be read: there is no such file.'",
    "--compression=some,       '--compression must be off, fastest'"
  })
  void wrongOption_isRefusedBeforeAnythingIsDone(String option, String words) {
    TypedLine line = typed("repo", "backup", "/home/me", option);

    assertThat(line.exitCode()).isBetween(1, 2);
    assertThat(line.err()).contains(words);
    assertThat(typed("repo", "snapshots").out()).contains("0 snapshots");
  }

  @Test
  void unreadableFile_isNamed_andTheRestIsKept() {
    machine.sources().unreadable("/home/me/main.o");

    TypedLine line = typed("repo", "backup", "/home/me");

    assertThat(line.exitCode()).isEqualTo(3);
    assertThat(line.err())
        .contains(
            "holdfast: /home/me/main.o: permission denied.",
            "holdfast: 1 thing could not be read, and is not in the snapshot.");
    assertThat(listed()).contains("letter.txt").doesNotContain("main.o");
  }

  @Test
  void missingPath_leavesNoSnapshot() {
    TypedLine line = typed("repo", "backup", "/home/you");

    assertThat(line.exitCode()).isEqualTo(1);
    assertThat(line.err()).contains("/home/you");
    assertThat(typed("repo", "snapshots").out()).contains("0 snapshots");
  }

  @Test
  void tagsHostAndParent_areKept() {
    typed("repo", "backup", "/home/me", "--tag", "a,b", "--tag", "c", "--host", "other");

    assertThat(typed("repo", "snapshots", "--json").out())
        .contains("\"tags\":[\"a\",\"b\",\"c\"]", "\"hostname\":\"other\"");
    assertThat(typed("repo", "snapshots", "--tag", "a,c", "--host", "other").out())
        .contains("1 snapshot");
    assertThat(typed("repo", "snapshots", "--tag", "a,d").out()).contains("0 snapshots");
  }

  @Test
  void summaryInJson_hasTheMembersThatScriptsKnow() {
    TypedLine line = typed("repo", "backup", "/home/me", "--json");

    assertThat(line.out())
        .startsWith("{\"message_type\":\"summary\",\"files_new\":3,")
        .contains("\"total_bytes_processed\":18", "\"snapshot_id\":\"");
  }

  @Test
  void fileOfASnapshot_isDumped() {
    typed("repo", "backup", "/home/me");

    assertThat(typed("repo", "dump", "latest", "/home/me/letter.txt").out()).isEqualTo("Dear all");
    assertThat(typed("repo", "dump", "latest", "/home/me/mail").err())
        .contains("/home/me/mail is no file but a dir");
    assertThat(typed("repo", "dump", "latest", "/nothing").err()).contains("has no /nothing.");
  }

  private String listed() {
    return typed("repo", "ls", "latest").out();
  }

  private TypedLine typed(String... arguments) {
    return TypedLine.on(machine, VARIABLES, arguments);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
