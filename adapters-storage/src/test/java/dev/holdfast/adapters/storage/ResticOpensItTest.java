package dev.holdfast.adapters.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.holdfast.adapters.storage.os.Disk;
import dev.holdfast.application.port.out.SnapshotStore.Label;
import dev.holdfast.application.port.out.SnapshotStore.Writer;
import dev.holdfast.domain.tenant.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we store, read by restic with a recovery password; skipped where restic is missing. */
class ResticOpensItTest {
  private static final String PASSWORD = "a recovery password, long enough";

  @TempDir private Path temp;

  @BeforeEach
  void needsRestic() {
    boolean isInstalled =
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "restic")));
    assumeThat(isInstalled).as("restic is installed").isTrue();
  }

  @Test
  void snapshotsWeWrote_areSoundAndWholeToRestic() throws Exception {
    byte[] big = new byte[3_000_000];
    new SplittableRandom(7).nextBytes(big);
    try (StorageUnderTest storage = StorageUnderTest.open(temp.resolve("data"), Disk.local())) {
      try (Writer writer =
          storage
              .snapshots()
              .begin(
                  TenantId.DEFAULT,
                  new Label(
                      Instant.parse("2026-03-04T05:06:07.089Z"),
                      List.of("job:1"),
                      "/config/default"))) {
        writer.addFile(List.of("ROLE", "0a", "f", "Büro.1.json"), text("{\"id\":1}"));
        writer.addFile(List.of("bundle.json"), text("{}"));
        writer.addFile(List.of("big"), big);
        writer.addFile(List.of("empty"), new byte[0]);
        writer.commit();
      }
      storage.snapshots().add(TenantId.DEFAULT, PASSWORD, 1);
      Path repository = storage.repository("default");

      assertThat(restic(repository, "check", "--read-data")).contains("no errors were found");
      assertThat(restic(repository, "snapshots"))
          .contains("job:1", "/config/default", "holdfast-" + storage.folder().serverId());
      assertThat(restic(repository, "ls", "latest"))
          .contains("/ROLE/0a/f/Büro.1.json", "/bundle.json", "/empty");
      assertThat(restic(repository, "dump", "latest", "/ROLE/0a/f/Büro.1.json"))
          .isEqualTo("{\"id\":1}");
      restic(repository, "restore", "latest", "--target", temp.resolve("restored").toString());
      assertThat(temp.resolve("restored/big")).hasBinaryContent(big);
    }
  }

  private String restic(Path repository, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("restic", "--no-cache", "-q", "-r", repository.toString()));
    command.addAll(List.of(arguments));
    if (List.of(arguments).contains("check")) {
      command.remove("-q");
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("RESTIC_PASSWORD", PASSWORD);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = output(process);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
