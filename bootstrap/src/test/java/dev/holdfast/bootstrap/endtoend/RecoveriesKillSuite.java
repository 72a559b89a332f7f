package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Kills the built server with SIGKILL while it brings files back, elsewhere and where they came
 * from, and a volume, and packs downloads. Right after the kill, and again once the recovery has
 * ended: no file has its name that is not whole, as it was before or as it was stored. In the end
 * the recovery has finished, or failed with a reason, or is cancelled where that was asked for, and
 * nothing is left of its work beside.
 *
 * <p>Not part of the default build. {@code .ci/run} runs it; {@code -Dholdfast.kills=100} is the
 * long form. The seed is printed; {@code -Dtests.seed=} draws the same moments again, as far as a
 * machine repeats itself.
 */
class RecoveriesKillSuite {
  private static final int KILLS = Integer.getInteger("holdfast.kills", 10);
  private static final long SEED = Long.getLong("tests.seed", System.nanoTime());

  private static final int SMALL_FILES = 3_000;
  private static final int BIG_BYTES = 24 << 20;

  /** What a server does in a round. */
  private enum Work {
    FILES,
    ORIGINAL,
    DOWNLOAD,
    VOLUME
  }

  @TempDir Path folder;

  private final Program program = Program.built();
  private final Random chance = new Random(SEED);
  private final List<ServerProcess> launched = new ArrayList<>();
  private long host;
  private String ofFiles = "";
  private String ofVolume = "";
  private int met;

  @AfterEach
  void leaveNothingRunning() {
    launched.forEach(ServerProcess::close);
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void killDuringRecoveries_leavesNoFileThatIsNotWhole() throws Exception {
    System.out.printf("RecoveriesKillSuite: %d kills, seed %d%n", KILLS, SEED);
    plant();
    ServerProcess server = launch();
    store(client(server));
    Map<Work, Long> usualMillis = new EnumMap<>(Work.class);
    for (Work work : Work.values()) {
      usualMillis.put(work, usualMillis(work, client(server)));
    }

    for (int round = 1; round <= KILLS; round++) {
      Work work = Work.values()[round % Work.values().length];
      Path target = target(round);
      prepare(work, target);
      String recovery = begin(work, client(server), round, target);
      boolean isCancelled = chance.nextInt(5) == 0;
      killAfter((int) (chance.nextDouble() * usualMillis.getOrDefault(work, 0L)), server).join();
      boolean isMet = !isDone(work, recovery, target);
      met += isMet ? 1 : 0;
      checkWhole(work, target);

      server = launch();
      if (isCancelled) {
        assertThat(client(server).cancelRecovery(recovery).status()).isIn(204, 409);
      }
      String status = client(server).whenEnded(recovery);
      checkWhole(work, target);
      checkEnd(work, client(server), recovery, status, target);
      System.out.printf(
          "kill %d of %d: %s%s, %s%n", round, KILLS, work, isMet ? "" : " had ended", status);
      remove(target);
    }

    assertThat(met).as("recoveries that kills met").isGreaterThanOrEqualTo(KILLS / 3);
    assertThat(server.terminate(Duration.ofSeconds(12))).isZero();
  }

  private void plant() throws Exception {
    FileTree.plant(source(), chance);
    Path many = Files.createDirectory(source().resolve("many"));
    byte[] content = new byte[2_000];
    for (int i = 0; i < SMALL_FILES; i++) {
      chance.nextBytes(content);
      Files.write(many.resolve("f" + i), content);
    }
    byte[] big = new byte[BIG_BYTES];
    chance.nextBytes(big);
    Files.write(source().resolve("big"), big);
    Files.write(image(), big);
    TreeScripts.copy(source(), stored());
  }

  private void store(ProtectionClient client) throws Exception {
    host = client.registerHost();
    String policy = client.minutePolicy("every day or so", 1_440);
    String files = client.group("files", policy, host, source());
    String volume = client.groupOfVolume("volume", policy, host, image());
    ofFiles = client.whenStored(host, files);
    ofVolume = client.whenStored(host, volume);
  }

  /** How long it takes when nobody is killed. */
  private long usualMillis(Work work, ProtectionClient client) throws Exception {
    Path target = target(0);
    prepare(work, target);
    long before = System.nanoTime();
    String recovery = begin(work, client, 0, target);
    String status = client.whenEnded(recovery);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
    assertThat(status).isEqualTo("Succeeded");
    checkEnd(work, client, recovery, status, target);
    remove(target);
    return millis;
  }

  /** Something that is to be replaced, each with a content of its own. */
  private void prepare(Work work, Path target) throws IOException {
    switch (work) {
      case FILES, ORIGINAL -> {
        Path many = Files.createDirectories(place(work, target).resolve("many"));
        for (int i = 0; i < SMALL_FILES; i += 1 + chance.nextInt(100)) {
          Files.writeString(many.resolve("f" + i), old("f" + i));
          Files.deleteIfExists(many.resolve("f" + chance.nextInt(SMALL_FILES)));
        }
        Files.writeString(place(work, target).resolve("big"), old("big"));
      }
      case DOWNLOAD -> {}
      case VOLUME -> {
        Files.createDirectories(target);
        if (chance.nextBoolean()) {
          Files.writeString(target.resolve("disk.img"), old("disk.img"));
        }
      }
    }
  }

  private static String old(String name) {
    return "what " + name + " was before";
  }

  private String begin(Work work, ProtectionClient client, int round, Path target)
      throws Exception {
    return switch (work) {
      case FILES -> client.recoverFiles(ofFiles, host, source(), target);
      case ORIGINAL -> client.recoverToOriginal(ofFiles, host, source());
      case DOWNLOAD -> client.pack("round " + round, ofFiles, source());
      case VOLUME -> client.recoverVolume(ofVolume, host, image(), target.resolve("disk.img"));
    };
  }

  /** Whether all of it was there when the server was killed. */
  private boolean isDone(Work work, String recovery, Path target) throws IOException {
    return switch (work) {
      case FILES, ORIGINAL ->
          FileTree.describe(place(work, target)).equals(FileTree.describe(stored()));
      case DOWNLOAD -> archives().stream().anyMatch(name -> isOf(name, recovery));
      case VOLUME -> {
        Path back = target.resolve("disk.img");
        yield Files.exists(back) && Files.size(back) == BIG_BYTES;
      }
    };
  }

  private static boolean isOf(String archive, String recovery) {
    return archive.startsWith(recovery.substring(recovery.lastIndexOf(':') + 1) + "-");
  }

  /** Every file that has a name is as it was before, or as it was stored. */
  private void checkWhole(Work work, Path target) throws IOException {
    switch (work) {
      case FILES, ORIGINAL -> {
        Path place = place(work, target);
        try (Stream<Path> all = Files.walk(place)) {
          all.filter(path -> Files.isRegularFile(path) && !Files.isSymbolicLink(path))
              .filter(path -> !isUnfinished(path))
              .forEach(path -> checkWhole(path, stored().resolve(place.relativize(path))));
        }
      }
      case DOWNLOAD -> {}
      case VOLUME -> {
        if (Files.exists(target.resolve("disk.img"))) {
          checkWhole(target.resolve("disk.img"), image());
        }
      }
    }
  }

  private static void checkWhole(Path file, Path stored) {
    try {
      byte[] content = Files.readAllBytes(file);
      byte[] before = old(file.getFileName().toString()).getBytes(StandardCharsets.UTF_8);
      boolean isWhole =
          Arrays.equals(content, before) || Arrays.equals(content, Files.readAllBytes(stored));
      assertThat(isWhole).as("%s of %d bytes is whole", file, content.length).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void checkEnd(
      Work work, ProtectionClient client, String recovery, String status, Path target)
      throws Exception {
    JsonNode told = client.recovery(recovery);
    if (status.equals("Failed")) {
      assertThat(told.path("messages").size()).as("%s", told).isPositive();
    }
    assertThat(unfinished(work == Work.ORIGINAL ? source() : target))
        .as("left by %s", told)
        .isEmpty();
    switch (work) {
      case FILES, ORIGINAL -> {
        if (status.equals("Succeeded")) {
          assertThat(FileTree.describe(place(work, target))).isEqualTo(FileTree.describe(stored()));
        }
      }
      case DOWNLOAD -> checkArchive(client, recovery, status);
      case VOLUME -> {
        if (status.equals("Succeeded")) {
          assertThat(Files.size(target.resolve("disk.img"))).isEqualTo(BIG_BYTES);
        }
      }
    }
  }

  private void checkArchive(ProtectionClient client, String recovery, String status)
      throws Exception {
    assertThat(archives()).allMatch(name -> name.matches("\\d+-\\d+"));
    assertThat(archives().stream().anyMatch(name -> isOf(name, recovery)))
        .as("whether there is an archive of a recovery that is %s", status)
        .isEqualTo(status.startsWith("Succeeded"));
    if (!status.startsWith("Succeeded")) {
      return;
    }
    Path fetched = folder.resolve("fetched.zip");
    client.fetchArchive(recovery, fetched);
    try (ZipFile archive = new ZipFile(fetched.toFile())) {
      String prefix = source().toString().substring(1) + "/";
      for (String name : List.of("big", "letter.txt", "many/f0", "many/f" + (SMALL_FILES - 1))) {
        assertThat(archive.getInputStream(archive.getEntry(prefix + name)).readAllBytes())
            .isEqualTo(Files.readAllBytes(stored().resolve(name)));
      }
    }
  }

  private List<String> archives() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("data/archives"))) {
      return all.map(path -> path.getFileName().toString()).toList();
    }
  }

  private static List<Path> unfinished(Path target) throws IOException {
    if (!Files.exists(target)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(target)) {
      return all.filter(RecoveriesKillSuite::isUnfinished).toList();
    }
  }

  private static boolean isUnfinished(Path path) {
    return path.getFileName().toString().startsWith(".holdfast-");
  }

  private static void remove(Path target) throws Exception {
    if (Files.exists(target)) {
      TreeScripts.remove(target);
    }
  }

  private Path source() {
    return folder.resolve("source");
  }

  /** What the source held when it was stored. */
  private Path stored() {
    return folder.resolve("stored");
  }

  private Path image() {
    return folder.resolve("disk.img");
  }

  private Path target(int round) {
    return folder.resolve("back-" + round);
  }

  private Path restored(Path target) {
    return FileTree.restored(target, source());
  }

  /** Where files come back to. */
  private Path place(Work work, Path target) {
    return work == Work.ORIGINAL ? source() : restored(target);
  }

  private ServerProcess launch() throws IOException {
    ServerProcess server =
        ServerProcess.launch(program, folder.resolve("data"), folder.resolve("server.log"));
    launched.add(server);
    return server;
  }

  private ProtectionClient client(ServerProcess server) throws IOException, InterruptedException {
    return new ProtectionClient(
        server.address(), AdminCredentials.in(folder.resolve("data")).apiKey());
  }

  private static CompletableFuture<Void> killAfter(int millis, ServerProcess server) {
    Executor later = CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
    return CompletableFuture.runAsync(server::kill, later);
  }
}
