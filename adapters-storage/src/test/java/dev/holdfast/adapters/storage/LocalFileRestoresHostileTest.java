package dev.holdfast.adapters.storage;

import static dev.holdfast.adapters.storage.RestoreScene.KEEPING;
import static dev.holdfast.adapters.storage.RestoreScene.OVERWRITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.adapters.storage.posix.PosixSourceTree;
import dev.holdfast.adapters.storage.tree.Commands;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.snapshot.SnapshotId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user of the API tries to write where he may not. */
class LocalFileRestoresHostileTest {
  private static final int RACES = Integer.getInteger("tests.races", 10);

  @TempDir private Path temp;

  private final Deque<Path> mounted = new ArrayDeque<>();
  private RestoreScene scene;
  private Path tree;
  private SnapshotId snapshot;

  @BeforeEach
  void open() throws IOException {
    assumeTrue(PosixSourceTree.isSupported(), "not a Linux whose calls are known");
    scene = new RestoreScene(temp);
    tree = Files.createDirectory(scene.allowed.resolve("tree"));
    scene.shell("mkdir allowed/tree/inner; printf mine > allowed/tree/inner/file");
    snapshot = scene.stored(tree);
  }

  @AfterEach
  void close() throws IOException {
    while (!mounted.isEmpty()) {
      Commands.run("umount", "-l", mounted.pop().toString());
    }
    if (scene != null) {
      scene.close();
    }
  }

  @Test
  void targetThatLeadsOut_isRefused_andNothingIsWritten() throws IOException {
    scene.shell("ln -s ../secrets allowed/link; ln -s /nowhere/at/all allowed/broken");

    for (String target :
        List.of("secrets", "secrets/new", "allowed/link", "allowed/link/new/deep", "new")) {
      assertThatThrownBy(() -> scene.below(snapshot, scene.base.resolve(target), OVERWRITING, tree))
          .as(target)
          .isInstanceOf(ForbiddenException.class)
          .hasMessageContaining("allowed roots are " + scene.allowed);
    }
    assertThat(names(scene.secrets)).containsExactly("file");
    assertThat(names(scene.base)).containsExactly("allowed", "data", "secrets");
  }

  @Test
  void linkOnTheWayBelowTheTarget_isNotFollowed() throws IOException {
    scene.shell("rm -r allowed/tree/inner; ln -s ../../secrets allowed/tree/inner");

    scene.original(snapshot, KEEPING, tree);
    assertThat(scene.failures()).singleElement().asString().contains("not to be overwritten");
    assertThat(names(scene.secrets)).containsExactly("file");

    scene.original(snapshot, OVERWRITING, tree);
    assertThat(Files.readString(tree.resolve("inner/file"))).isEqualTo("mine");
    assertThat(Files.readString(scene.secrets.resolve("file"))).isEqualTo("a secret");
  }

  @Test
  void linkInTheWayOfAFile_isReplaced_andWhatItLedToIsLeft() throws IOException {
    scene.shell("ln -sf ../../../secrets/file allowed/tree/inner/file");

    scene.original(snapshot, OVERWRITING, tree);

    assertThat(Files.readString(tree.resolve("inner/file"))).isEqualTo("mine");
    assertThat(Files.readString(scene.secrets.resolve("file"))).isEqualTo("a secret");
  }

  @Test
  void dataFolderOfTheServer_isRefused_andNotEntered() throws IOException {
    Path data = scene.storage.folder().path();
    for (Path target : List.of(data, data.resolve("new"), data.resolve("repositories"))) {
      assertThatThrownBy(
              () ->
                  scene
                      .storage
                      .fileRestores()
                      .check(
                          List.of(),
                          new dev.holdfast.application.port.out.FileRestores.Destination.Below(
                              RestoreScene.source(target)),
                          dev.holdfast.domain.source.AllowedRoots.EVERYTHING))
          .as(target.toString())
          .isInstanceOf(ForbiddenException.class)
          .hasMessageContaining("the data folder of this server");
    }
  }

  @Test
  void dataFolderThatAMountShowsInTheTarget_isNotWrittenTo() throws IOException {
    Path data = scene.storage.folder().path();
    bind(data, tree.resolve("inner"));
    List<String> before = names(data);

    scene.original(snapshot, OVERWRITING, tree);

    assertThat(scene.failures())
        .singleElement()
        .asString()
        .contains("a part of this server's own data");
    assertThat(names(data)).isEqualTo(before);
    assertThatThrownBy(() -> scene.below(snapshot, tree.resolve("inner/x"), KEEPING, tree))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void fileOfTheServerThatAMountShowsInTheTarget_isNotWrittenTo() throws IOException {
    Path key = scene.storage.folder().path().resolve("master.key");
    byte[] before = Files.readAllBytes(key);
    bind(key, tree.resolve("inner/file"));

    scene.original(snapshot, OVERWRITING, tree);

    assertThat(scene.failures()).isNotEmpty();
    assertThat(Files.readAllBytes(key)).isEqualTo(before);
  }

  @Test
  void whatIsMountedInTheTarget_isFilled_andNothingStaysOpen() throws IOException {
    scene.shell(
        "for i in $(seq 200); do mkdir allowed/tree/d$i; printf $i > allowed/tree/d$i/f; done");
    SnapshotId wide = scene.stored(tree);
    scene.shell("rm -r allowed/tree/*");
    mountMemory(tree);
    long before = openHere();

    scene.original(wide, KEEPING, tree);

    assertThat(scene.failures()).isEmpty();
    assertThat(names(tree)).hasSize(201);
    assertThat(openHere()).isEqualTo(before);
  }

  /** How many files of the scene this process holds open. */
  private long openHere() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
      return all.filter(this::isHere).count();
    }
  }

  private boolean isHere(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).startsWith(scene.allowed);
    } catch (IOException e) {
      // It was that of the listing.
      return false;
    }
  }

  @Test
  void targetThatIsAFile_isRefusedInWords() throws IOException {
    Path file = Files.writeString(scene.allowed.resolve("file"), "text");

    for (Path target : List.of(file, file.resolve("below/deep"))) {
      assertThatThrownBy(() -> scene.below(snapshot, target, OVERWRITING, tree))
          .isInstanceOf(StateConflictException.class)
          .hasMessageContaining(file + " is there, and is no folder");
    }
    assertThat(Files.readString(file)).isEqualTo("text");
  }

  @Test
  void folderThatIsSwappedWithALinkAllTheTime_neverLeadsOut() throws Exception {
    Path shown = tree.resolve("inner");
    Path away = tree.resolve("away");
    Path link = Files.createSymbolicLink(tree.resolve("link"), scene.secrets);
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Integer> swaps =
        CompletableFuture.supplyAsync(() -> swap(shown, away, link, over));

    try {
      for (int i = 0; i < RACES; i++) {
        restoreInRace();
      }
    } finally {
      over.set(true);
    }

    assertThat(swaps.join()).as("swaps").isPositive();
    assertThat(names(scene.secrets)).containsExactly("file");
    assertThat(Files.readString(scene.secrets.resolve("file"))).isEqualTo("a secret");
  }

  /** It may fail; what matters is where it writes. */
  private void restoreInRace() {
    try {
      scene.original(snapshot, OVERWRITING, tree);
    } catch (HoldfastException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }

  /** Ends by itself if the restore puts a folder of its own in the place of the link. */
  private static int swap(Path shown, Path away, Path link, AtomicBoolean over) {
    int swaps = 0;
    try {
      while (!over.get()) {
        Files.move(shown, away);
        Files.move(link, shown, StandardCopyOption.ATOMIC_MOVE);
        Files.move(shown, link, StandardCopyOption.ATOMIC_MOVE);
        Files.move(away, shown);
        swaps++;
      }
    } catch (IOException e) {
      return swaps;
    }
    return swaps;
  }

  private void bind(Path what, Path where) throws IOException {
    assumeTrue(
        Commands.run("mount", "--bind", what.toString(), where.toString()),
        "this user may not mount");
    mounted.push(where);
  }

  private void mountMemory(Path where) throws IOException {
    assumeTrue(
        Commands.run("mount", "-t", "tmpfs", "none", where.toString()), "this user may not mount");
    mounted.push(where);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
