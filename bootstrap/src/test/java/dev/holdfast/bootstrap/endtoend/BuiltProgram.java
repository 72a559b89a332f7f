package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution, once around; the build runs this when it has packed it. */
class BuiltProgram {
  @TempDir Path folder;

  private final Program program = Program.built();

  @Test
  void builtServer_storesAnUploadAndGivesItBack() throws Exception {
    Path data = folder.resolve("data");
    String bundle = SampleBundle.of(new Random(4), 10);

    try (ServerProcess server = ServerProcess.launch(program, data, folder.resolve("server.log"))) {
      ApiClient client = ApiClient.signedIn(server.address(), AdminCredentials.in(data));
      String id = client.upload("First", bundle).text("jobId");
      client.ended(id);

      SampleBundle.assertSame(bundle, client.bundle(id).body());
      assertThat(server.terminate(Duration.ofSeconds(12))).isZero();
      assertThat(server.said()).doesNotContain("WARNING", "ERROR");
    }
  }

  @Test
  void version_isThatOfTheBuild() throws Exception {
    assertThat(program.run("--version").out()).startsWith("holdfast 0.").hasLineCount(1);
  }
}
