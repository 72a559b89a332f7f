package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.bootstrap.ServerUnderTest;
import dev.holdfast.bootstrap.endtoend.Program.Run;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Recovery passwords, and plain restic that opens a server's data with them. Not part of the
 * default build, since it starts many processes; {@code .ci/run} runs it.
 */
class RecoveryKeySuite {
  @TempDir Path folder;

  private final Program program = Program.underTest();

  @Test
  void passwordMadeBesideARunningServer_letsResticReadEveryByte() throws Exception {
    Restic.assumeInstalled();
    try (ServerProcess server =
        ServerProcess.launch(program, data(), folder.resolve("server.log"))) {
      ApiClient client = ApiClient.signedIn(server.address(), AdminCredentials.in(data()));
      String id = client.upload("First", SampleBundle.of(new Random(3), 25)).text("jobId");
      client.ended(id);

      Run run = program.run("admin", "recovery-key", "--data", data().toString());

      assertThat(run.exitCode()).as("%s", run).isZero();
      Restic restic = new Restic(data().resolve("repositories/default"), lastLineOf(run));
      restic.check();
      assertThat(restic.run("snapshots", "--json")).contains("job:" + id);
      assertThat(restic.run("ls", "latest")).contains("/bundle.json");
    }
  }

  @Test
  void passwordMadeWithoutAServer_opensTheRepositoryThatItMakes() throws Exception {
    Restic.assumeInstalled();
    ServerUnderTest.start(data()).close();

    Run run = program.run("admin", "recovery-key", "--data", data().toString());

    assertThat(run.exitCode()).isZero();
    new Restic(data().resolve("repositories/default"), lastLineOf(run)).check();
  }

  @Test
  void folderThatNoServerUsed_isRefusedInASentence() throws Exception {
    Run run = program.run("admin", "recovery-key", "--data", data().toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("holdfast: " + data()).hasLineCount(1);
    assertThat(data()).doesNotExist();
  }

  @Test
  void unknownTenant_isRefusedInASentence() throws Exception {
    ServerUnderTest.start(data()).close();

    Run run =
        program.run("admin", "recovery-key", "--data", data().toString(), "--tenant", "nobody");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("holdfast: ").contains("nobody").hasLineCount(1);
  }

  private Path data() {
    return folder.resolve("data");
  }

  private static String lastLineOf(Run run) {
    return run.out().lines().toList().getLast();
  }
}
