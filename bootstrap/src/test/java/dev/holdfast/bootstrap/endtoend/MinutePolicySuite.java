package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Leaves a group with a policy of every minute alone for ten minutes: each run begins within a
 * second of its time, and reads and stores no more than what changed.
 *
 * <p>Not part of the default build, since it waits. {@code .ci/run} runs it; {@code
 * -Dholdfast.minutes=} waits for more or less.
 */
class MinutePolicySuite {
  private static final int MINUTES = Integer.getInteger("holdfast.minutes", 10);
  private static final int FILES = 200;
  private static final int FILE_BYTES = 50_000;

  /** What a run may store beside the one file that changed: directories, index, snapshot. */
  private static final int OVERHEAD_BYTES_MAX = 60_000;

  @TempDir Path folder;

  private final Random chance = new Random(7);

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void groupLeftAlone_runsEachMinute_andStoresWhatChanged() throws Exception {
    Path source = Files.createDirectories(folder.resolve("source"));
    for (int number = 0; number < FILES; number++) {
      write(source.resolve("file-" + number));
    }
    try (ServerProcess server =
        ServerProcess.launch(
            Program.built(), folder.resolve("data"), folder.resolve("server.log"))) {
      ProtectionClient client =
          new ProtectionClient(
              server.address(), AdminCredentials.in(folder.resolve("data")).apiKey());
      String policy = client.minutePolicy("every minute", 1);
      String group = client.group("left alone", policy, client.registerHost(), source);

      List<JsonNode> runs = whenThereAre(MINUTES, client, group, source);

      for (int number = 1; number < MINUTES; number++) {
        assertOnTime(runs.get(number - 1), runs.get(number));
        assertStoresOneFile(runs.get(number));
      }
      assertThat(stat(runs.getFirst(), "bytesRead")).isEqualTo((long) FILES * FILE_BYTES);
    }
  }

  /** The ended runs, oldest first; one file changes between two of them. */
  private List<JsonNode> whenThereAre(int count, ProtectionClient client, String group, Path source)
      throws Exception {
    Patience patience = Patience.of(Duration.ofMinutes(count).plusSeconds(50));
    int changed = 0;
    while (true) {
      List<JsonNode> runs =
          client
              .runs(group)
              .valueStream()
              .filter(run -> run.required("localBackupInfo").has("endTimeUsecs"))
              .toList()
              .reversed();
      if (runs.size() >= count) {
        return runs;
      }
      if (runs.size() > changed) {
        changed = runs.size();
        write(source.resolve("file-" + chance.nextInt(FILES)));
      }
      patience.pauseOrFail("After " + runs.size() + " runs there were no more");
    }
  }

  private static void assertOnTime(JsonNode before, JsonNode run) {
    Duration between = Duration.between(granted(before), granted(run));
    assertThat(between)
        .as("from the begin of a run to that of the next")
        .isBetween(Duration.ofSeconds(59), Duration.ofSeconds(61));
  }

  private static void assertStoresOneFile(JsonNode run) {
    assertThat(run.required("localBackupInfo").required("status").asString())
        .isEqualTo("Succeeded");
    assertThat(stat(run, "bytesRead")).isEqualTo(FILE_BYTES);
    assertThat(stat(run, "bytesWritten")).isBetween(1L, (long) FILE_BYTES + OVERHEAD_BYTES_MAX);
    assertThat(stat(run, "logicalSizeBytes")).isEqualTo((long) FILES * FILE_BYTES);
  }

  private static long stat(JsonNode run, String name) {
    return run.required("localBackupInfo").required("localSnapshotStats").required(name).asLong();
  }

  private static Instant granted(JsonNode run) {
    long micros =
        run.required("objects")
            .required(0)
            .at("/localSnapshotInfo/snapshotInfo/permitGrantTimeUsecs")
            .asLong();
    return Instant.EPOCH.plusNanos(micros * 1_000);
  }

  private void write(Path file) throws IOException {
    byte[] content = new byte[FILE_BYTES];
    chance.nextBytes(content);
    Files.write(file, content);
  }
}
