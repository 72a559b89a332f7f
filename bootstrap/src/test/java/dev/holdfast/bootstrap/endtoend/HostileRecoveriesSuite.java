package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.bootstrap.endtoend.TwoTenants.Tenant;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Recoveries that are to write where they must not, over the built server: to targets outside of
 * the tenant's roots, through links that are swapped for folders while it writes, and of files with
 * odd names. Not part of the default build; {@code .ci/run} runs it.
 */
class HostileRecoveriesSuite {
  private static final int SWAP_ROUNDS = Integer.getInteger("holdfast.swapRounds", 3);

  /** Enough that the server still writes when links have been swapped many times. */
  private static final int FILES = 3_000;

  /** In one recovery, while it was not over. */
  private static final int SWAPS_MIN = 10;

  private static final String ODD_NAMES =
      """
      printf 1 > "$(printf 'new\\nline')"
      printf 2 > "$(printf 'bell\\a\\033[2Jescape')"
      printf 3 > "$(printf 'latin-\\351')"
      printf 4 > "$(printf 'n%.0s' $(seq 255))"
      printf 5 > 'back\\xE9slash'
      deep=$(printf 'directory/%.0s' $(seq 100))
      mkdir -p "$deep"
      printf 6 > "$deep/end"
      """;

  @TempDir private static Path folder;

  // One server serves all tests of the class; each writes to places of its own.
  private static TwoTenants world;
  private static Tenant acme;
  private static Path rivalRoot;

  @BeforeAll
  static void start() throws Exception {
    world = TwoTenants.on(Program.built(), folder);
    rivalRoot = Files.createDirectories(world.base.resolve("rival"));
    Path source = Files.createDirectories(world.base.resolve("acme/source"));
    Path many = Files.createDirectory(source.resolve("many"));
    for (int i = 0; i < FILES; i++) {
      Files.writeString(many.resolve("f" + i), "content of f" + i);
    }
    shell(Files.createDirectory(source.resolve("odd")), ODD_NAMES);
    acme = world.tenant("acme");
  }

  @AfterAll
  static void stop() {
    if (world != null) {
      world.close();
    }
  }

  @Test
  void targetThatIsNotTheTenants_isRefused_andNothingIsWritten() throws Exception {
    Files.createSymbolicLink(acme.root().resolve("way out"), world.outside());
    Path file = Files.writeString(acme.root().resolve("a file"), "untouched");
    List<String> before = places();

    for (String target :
        List.of(
            world.outside().toString(),
            acme.root() + "/../outside",
            acme.root() + "/way out",
            acme.root() + "/way out/below",
            acme.root() + "/../acme/../outside/below",
            rivalRoot.toString(),
            rivalRoot + "/below",
            world.data().toString(),
            world.data().resolve("repositories").toString(),
            world.base.toString(),
            "/",
            "relative",
            acme.root() + "/null\\u0000byte",
            file.toString(),
            file + "/below")) {
      Answer answer =
          acme.client().orderFiles(acme.snapshot(), acme.host(), List.of(odd()), target);
      if (answer.status() == 201) {
        JsonNode told = ended(answer);
        assertThat(told.required("status").asString())
            .as("%s: %s", target, told)
            .isEqualTo("Failed");
        assertThat(told.path("messages").size()).as("%s: %s", target, told).isPositive();
      } else {
        assertThat(answer.status()).as("%s: %s", target, answer).isIn(400, 403);
        assertThat(answer.json().required("message").asString()).as(target).isNotBlank();
      }
    }

    assertThat(places()).isEqualTo(before);
    assertThat(Files.readString(file)).isEqualTo("untouched");
    assertThat(world.data().resolve(odd().substring(1))).doesNotExist();
  }

  @Test
  void pathsThatAreNone_areRefused() throws Exception {
    for (String path : List.of("relative", "/a/../b", "/null\\u0000byte", "")) {
      Answer answer =
          acme.client()
              .orderFiles(
                  acme.snapshot(), acme.host(), List.of(path), acme.root() + "/of no paths");

      assertThat(answer.status()).as("%s: %s", path, answer).isEqualTo(400);
    }
    assertThat(acme.root().resolve("of no paths")).doesNotExist();
  }

  @Test
  void oddNames_comeBackByteForByte() throws Exception {
    Path target = acme.root().resolve("odd names");

    String recovery =
        acme.client().recoverFiles(acme.snapshot(), acme.host(), Path.of(odd()), target);

    assertThat(acme.client().whenEnded(recovery)).isEqualTo("Succeeded");
    TreeScripts.assertSame(Path.of(odd()), acme.restored(target).resolve("odd"), Set.of());
  }

  @Test
  void oddNames_areListed_andFoundAndReadByWhatTheyAreCalledThere() throws Exception {
    String snapshot = "/holdfast/v1/snapshots/" + acme.snapshot();
    JsonNode entries =
        acme.client().get(snapshot + "/entries?path=" + encoded(odd())).json().path("entries");

    List<String> paths =
        entries
            .valueStream()
            .filter(entry -> entry.required("kind").asString().equals("FILE"))
            .map(entry -> entry.required("path").asString())
            .toList();
    assertThat(paths)
        .containsExactlyInAnyOrder(
            odd() + "/new\nline",
            odd() + "/bell\u0007\u001b[2Jescape",
            odd() + "/latin-\\xE9",
            odd() + "/" + "n".repeat(255),
            odd() + "/back\\x5CxE9slash");
    List<String> contents = new ArrayList<>();
    for (String path : paths) {
      String content = acme.client().get(snapshot + "/content?path=" + encoded(path)).body();
      String file =
          "/v2/data-protect/snapshots/%s/download-file?filePath=%s"
              .formatted(acme.snapshot(), encoded(path));
      assertThat(acme.client().get(file).body()).isEqualTo(content);
      contents.add(content);
      whenFound(path);
    }
    assertThat(contents).containsExactlyInAnyOrder("1", "2", "3", "4", "5");
    String deep = odd() + "/directory".repeat(100) + "/end";
    assertThat(acme.client().get(snapshot + "/content?path=" + encoded(deep)).body())
        .isEqualTo("6");
  }

  @Test
  void linksThatAreSwappedForFoldersWhileTheServerWrites_leadNowhere() throws Exception {
    for (int round = 1; round <= SWAP_ROUNDS; round++) {
      Path target = acme.root().resolve("swapped " + round);
      Path many = acme.restored(target).resolve("many");

      whileSwapped("round " + round, many, () -> toFolder(target));

      assertThat(written(target)).as("files that were written").isPositive();
    }
  }

  @Test
  void linksThatAreSwappedForFoldersAboveThoseThatTheServerFills_leadNowhere() throws Exception {
    for (int round = 1; round <= SWAP_ROUNDS; round++) {
      Path target = acme.root().resolve("swapped above " + round);
      Path above = Objects.requireNonNull(acme.restored(target).getParent());

      whileSwapped("above, round " + round, above, () -> toFolder(target));

      assertThat(written(target)).as("files that were written").isPositive();
    }
  }

  @Test
  void linksThatAreSwappedForFoldersOfTheSource_leadNowhere() throws Exception {
    Path many = acme.source().resolve("many");
    for (int round = 1; round <= SWAP_ROUNDS; round++) {
      shell(acme.source(), "find . -path '*/f[0-9]*' -delete");

      whileSwapped(
          "source, round " + round,
          many,
          () -> acme.client().recoverToOriginal(acme.snapshot(), acme.host(), acme.source()));

      assertThat(written(acme.source())).as("files that were written").isPositive();
    }
  }

  private static String toFolder(Path target) throws IOException, InterruptedException {
    return acme.client().recoverFiles(acme.snapshot(), acme.host(), acme.source(), target);
  }

  /** Lets the server work among swaps of a folder; nothing may come to where the links lead. */
  private static void whileSwapped(String what, Path place, Order order) throws Exception {
    List<String> before = places();
    AtomicBoolean isOver = new AtomicBoolean();
    AtomicInteger swaps = new AtomicInteger();
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      CompletableFuture<Void> swapping =
          CompletableFuture.runAsync(() -> swap(place, isOver, swaps), executor);
      String status;
      int seen;
      try {
        status = acme.client().whenEnded(order.make());
        seen = swaps.get();
      } finally {
        isOver.set(true);
      }
      swapping.join();
      System.out.printf("%s: %s, %d swaps%n", what, status, seen);
      assertThat(seen).as("swaps before the end").isGreaterThanOrEqualTo(SWAPS_MIN);
    }
    assertThat(places()).isEqualTo(before);
  }

  /** Asks for a recovery; gives its id. */
  @FunctionalInterface
  private interface Order {
    String make() throws IOException, InterruptedException;
  }

  /** Puts a link in a folder's place and takes it away again, once the server works in it. */
  private static void swap(Path place, AtomicBoolean isOver, AtomicInteger swaps) {
    while (!isOver.get() && isEmpty(place)) {
      Thread.onSpinWait();
    }
    int moved = 0;
    while (!isOver.get()) {
      if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
        Thread.onSpinWait();
        continue;
      }
      Path away = place.resolveSibling("away-" + moved++);
      try {
        Files.move(place, away);
        Files.createSymbolicLink(place, world.outside());
        swaps.incrementAndGet();
        Files.delete(place);
        Files.move(away, place);
      } catch (FileSystemException serverWasFaster) {
        // It made the folder anew: that one is swapped next.
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static boolean isEmpty(Path place) {
    String[] names = place.toFile().list();
    return names == null || names.length == 0;
  }

  private static long written(Path target) throws IOException {
    try (Stream<Path> all = Files.walk(target)) {
      return all.filter(path -> path.getFileName().toString().matches("f\\d+")).count();
    }
  }

  /** What must stay as it is, with the times of the folders themselves. */
  private static List<String> places() throws IOException {
    List<String> all = new ArrayList<>();
    for (Path place : List.of(world.outside(), rivalRoot)) {
      all.add(place + " of " + Files.getLastModifiedTime(place));
      all.addAll(FileTree.describe(place));
    }
    return all;
  }

  private static JsonNode ended(Answer made) throws Exception {
    acme.client().whenEnded(made.text("id"));
    return acme.client().recovery(made.text("id"));
  }

  private static void whenFound(String path) throws Exception {
    Patience patience = Patience.of(Duration.ofMinutes(1));
    while (true) {
      List<String> found = found(path.substring(path.lastIndexOf('/') + 1));
      if (!found.isEmpty()) {
        assertThat(found).containsExactly(path);
        return;
      }
      patience.pauseOrFail("Not found: " + path);
    }
  }

  private static List<String> found(String name) throws Exception {
    String search =
        "{\"objectType\": \"Files\", \"fileParams\": {\"searchString\": %s}}"
            .formatted(quoted(name));
    Answer answer = acme.client().post("/v2/data-protect/search/indexed-objects", search);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer
        .json()
        .path("files")
        .valueStream()
        .map(file -> file.required("path").asString())
        .toList();
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.chars()
        .forEach(c -> json.append(c < ' ' || c == '\\' ? "\\u%04x".formatted(c) : (char) c + ""));
    return json.append('"').toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String odd() {
    return acme.source().resolve("odd").toString();
  }

  private static void shell(Path directory, String script) throws Exception {
    Process process =
        new ProcessBuilder("bash", "-ec", script).directory(directory.toFile()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }
}
