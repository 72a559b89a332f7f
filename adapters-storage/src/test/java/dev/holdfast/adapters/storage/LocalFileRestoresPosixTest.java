package dev.holdfast.adapters.storage;

import static dev.holdfast.adapters.storage.RestoreScene.KEEPING;
import static dev.holdfast.adapters.storage.RestoreScene.OVERWRITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.adapters.storage.posix.PosixSourceTree;
import dev.holdfast.adapters.storage.tree.Commands;
import dev.holdfast.application.port.out.FileRestores.Destination;
import dev.holdfast.application.port.out.FileRestores.Options;
import dev.holdfast.application.port.out.FileRestores.Order;
import dev.holdfast.application.port.out.FileRestores.Outcome;
import dev.holdfast.domain.recovery.RecoveryTotals;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.testkit.contract.RestoreWitness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What files have beside their content comes back, and odd files do. */
class LocalFileRestoresPosixTest {
  private static final FileTime THEN = FileTime.from(Instant.parse("2020-02-03T04:05:06.789Z"));

  @TempDir private Path temp;

  private RestoreScene scene;
  private Path tree;

  @BeforeEach
  void open() throws IOException {
    assumeTrue(PosixSourceTree.isSupported(), "not a Linux whose calls are known");
    scene = new RestoreScene(temp);
    tree = Files.createDirectory(scene.allowed.resolve("tree"));
  }

  @AfterEach
  void close() {
    if (scene != null) {
      scene.close();
    }
  }

  @Test
  void treeOfAllKinds_comesBackTheSame() throws IOException {
    scene.shell(
        """
        cd allowed/tree
        mkdir -p deep/er empty
        printf one > deep/file; chmod 640 deep/file
        printf x > run; chmod 4755 run
        ln deep/file deep/er/again
        ln -s ../nowhere link
        mkfifo pipe
        truncate -s 10M holes; printf end >> holes
        printf n > "$(printf 'new\\nline')"
        printf b > "$(printf 'latin-\\351')"
        touch -d 2020-02-03T04:05:06.789Z deep/file deep
        """);
    SnapshotId snapshot = scene.stored(tree);
    scene.shell("cp -a allowed/tree kept; rm -r allowed/tree");

    RecoveryTotals totals = scene.original(snapshot, KEEPING, tree);

    assertThat(scene.failures()).isEmpty();
    assertThat(totals.failed() + totals.incomplete() + totals.kept()).isZero();
    assertSame("kept", "allowed/tree");
    assertThat(Files.getAttribute(tree.resolve("deep/er/again"), "unix:ino"))
        .isEqualTo(Files.getAttribute(tree.resolve("deep/file"), "unix:ino"));
    assertThat((Integer) Files.getAttribute(tree.resolve("run"), "unix:mode") & 07777)
        .isEqualTo(04755);
    assertThat(Files.getLastModifiedTime(tree.resolve("deep"))).isEqualTo(THEN);
    scene.shell("test $(stat -c %b allowed/tree/holes) -le 64");
  }

  @Test
  void treeBelowAnotherFolder_isTheSameToo() throws IOException {
    scene.shell("cd allowed/tree; mkdir d; printf 1 > d/f; ln -s f d/l; chmod 700 d");
    SnapshotId snapshot = scene.stored(tree);

    scene.below(snapshot, scene.allowed.resolve("back/here"), KEEPING, tree);

    assertSame("allowed/tree", "allowed/back/here" + tree);
    assertThat(permissions(scene.allowed.resolve("back"))).isEqualTo("rwxr-xr-x");
  }

  @Test
  void attributesThatAreNotWanted_areTheUsualOnes() throws IOException {
    scene.shell(
        "cd allowed/tree; printf 1 > f; chmod 4711 f; touch -d 2020-01-01 f; mkdir -m 700 d");
    SnapshotId snapshot = scene.stored(tree);

    scene.below(
        snapshot, scene.allowed.resolve("back"), new Options(false, false, false, false), tree);

    Path back = Path.of(scene.allowed + "/back" + tree);
    assertThat(permissions(back.resolve("f"))).isEqualTo("rw-r--r--");
    assertThat(permissions(back.resolve("d"))).isEqualTo("rwxr-xr-x");
    assertThat(Files.getLastModifiedTime(back.resolve("f")))
        .isNotEqualTo(Files.getLastModifiedTime(tree.resolve("f")));
  }

  @Test
  void fileThatIsRight_withANameElsewhere_isReplaced_soThatTheOtherKeepsItsAttributes()
      throws IOException {
    scene.shell("printf 1 > allowed/tree/f; chmod 600 allowed/tree/f; ln allowed/tree/f outside");
    SnapshotId snapshot = scene.stored(tree);

    scene.original(snapshot, new Options(true, false, true, false), tree);

    assertThat(permissions(tree.resolve("f"))).isEqualTo("rw-r--r--");
    assertThat(permissions(scene.base.resolve("outside"))).isEqualTo("rw-------");
  }

  @Test
  void timesAlone_canBeLeftOut() throws IOException {
    scene.shell("cd allowed/tree; printf 1 > f; chmod 600 f; touch -d 2020-01-01 f");
    SnapshotId snapshot = scene.stored(tree);

    scene.below(
        snapshot, scene.allowed.resolve("back"), new Options(false, true, false, true), tree);

    Path back = Path.of(scene.allowed + "/back" + tree + "/f");
    assertThat(permissions(back)).isEqualTo("rw-------");
    assertThat(Files.getLastModifiedTime(back))
        .isNotEqualTo(Files.getLastModifiedTime(tree.resolve("f")));
  }

  @Test
  void accessLists_comeBack_unlessTheyAreNotWanted() throws IOException {
    scene.shell("printf 1 > allowed/tree/f");
    assumeTrue(
        Commands.run("setfacl", "-m", "u:1234:r", tree.resolve("f").toString()),
        "there are no access lists here");
    SnapshotId snapshot = scene.stored(tree);

    scene.below(snapshot, scene.allowed.resolve("with"), KEEPING, tree);
    scene.below(
        snapshot, scene.allowed.resolve("without"), new Options(false, true, true, false), tree);

    scene.shell("getfacl -p allowed/with" + tree + "/f | grep -q user:1234:r");
    scene.shell("! getfacl -p allowed/without" + tree + "/f | grep -q user:1234");
  }

  @Test
  void folderThatWasReachedThroughALink_isReachedThroughItAgain() throws IOException {
    scene.shell("mkdir -p allowed/v1/deep; printf 1 > allowed/v1/deep/f; ln -s v1 allowed/current");
    Path named = scene.allowed.resolve("current/deep");
    SnapshotId snapshot = scene.stored(named, scene.allowed.resolve("current"));
    scene.shell("rm -r allowed/v1/deep");

    scene.original(snapshot, KEEPING, named);

    assertThat(Files.readString(scene.allowed.resolve("v1/deep/f"))).isEqualTo("1");
    assertThat(Files.isSymbolicLink(scene.allowed.resolve("current"))).isTrue();
  }

  @Test
  void allowedRootItself_comesBack() throws IOException {
    scene.shell("printf 1 > allowed/tree/f");
    SnapshotId snapshot = scene.stored(scene.allowed);
    scene.shell("rm -r allowed/tree");

    RecoveryTotals totals = scene.original(snapshot, KEEPING, scene.allowed);

    assertThat(Files.readString(tree.resolve("f"))).isEqualTo("1");
    assertThat(totals.failed()).isZero();
  }

  @Test
  void foldersOnTheWay_areMadeAsTheyWere() throws IOException {
    scene.shell("mkdir -p allowed/a/b/c; printf 1 > allowed/a/b/c/f; chmod 711 allowed/a/b");
    SnapshotId snapshot = scene.stored(scene.allowed.resolve("a/b/c"));
    scene.shell("rm -r allowed/a");

    scene.original(snapshot, KEEPING, scene.allowed.resolve("a/b/c/f"));

    assertThat(Files.readString(scene.allowed.resolve("a/b/c/f"))).isEqualTo("1");
    assertThat(permissions(scene.allowed.resolve("a/b"))).isEqualTo("rwx--x--x");
  }

  @Test
  void fileThatIsReplaced_keepsItsOtherNames_andReadersTheirs() throws IOException {
    scene.shell("printf one > allowed/tree/f");
    SnapshotId snapshot = scene.stored(tree);
    scene.shell("printf newer > allowed/tree/f; ln allowed/tree/f other");

    scene.original(snapshot, OVERWRITING, tree);

    assertThat(Files.readString(tree.resolve("f"))).isEqualTo("one");
    assertThat(Files.readString(scene.base.resolve("other"))).isEqualTo("newer");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void filesThatAKilledTryLeft_goWithTheNext_andWithTheCleaningUp(boolean isTriedAgain)
      throws IOException {
    scene.shell("mkdir allowed/tree/d; printf one > allowed/tree/d/f");
    SnapshotId snapshot = scene.stored(tree);
    Path left = tree.resolve("d/.holdfast-test-" + "0".repeat(32));
    Path other = tree.resolve("d/.holdfast-other-" + "0".repeat(32));
    Files.writeString(left, "half");
    Files.writeString(other, "of another recovery");

    Order order = scene.order(snapshot, new Destination.Original(), KEEPING, tree);
    if (isTriedAgain) {
      scene.restore(again(order));
    } else {
      scene.storage.fileRestores().cleanUp(order);
    }

    assertThat(left).doesNotExist();
    assertThat(other).exists();
    assertThat(Files.readString(tree.resolve("d/f"))).isEqualTo("one");
  }

  @Test
  void removalOfWhatAKilledTryLeft_endsWhenTheWorkIsNotToGoOn() throws IOException {
    scene.shell("cd allowed/tree; for i in $(seq 20); do mkdir d$i; printf one > d$i/f; done");
    SnapshotId snapshot = scene.stored(tree);
    String left = "/.holdfast-test-" + "0".repeat(32);
    scene.shell("cd allowed/tree; for i in $(seq 20); do printf half > d$i" + left + "; done");
    Order order = scene.order(snapshot, new Destination.Original(), KEEPING, tree);

    Outcome outcome =
        scene.storage.fileRestores().restore(again(order), new RestoreWitness().stopAfter(10));

    assertThat(outcome).isEqualTo(new Outcome.Interrupted());
    assertThat(unfinished()).isBetween(1, 19);
    scene.storage.fileRestores().cleanUp(order);
    assertThat(unfinished()).isZero();
  }

  private int unfinished() throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      return (int) all.filter(path -> path.getFileName().toString().startsWith(".hold")).count();
    }
  }

  private static Order again(Order order) {
    return new Order(
        order.tenant(),
        order.snapshot(),
        order.paths(),
        order.destination(),
        order.roots(),
        order.options(),
        order.mark(),
        true);
  }

  private void assertSame(String one, String other) throws IOException {
    String listing =
        """
        (cd '%s'
        find . -type d -printf '%%M %%U %%G %%T@ %%p\\0' | LC_ALL=C sort -z
        find . ! -type d -printf '%%M %%U %%G %%s %%n %%T@ %%l %%p\\0' | LC_ALL=C sort -z
        find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
        ) > %s
        """;
    scene.shell(listing.formatted(one, "one"));
    scene.shell(listing.formatted(absolute(other), "other"));
    assertThat(scene.base.resolve("one")).hasSameBinaryContentAs(scene.base.resolve("other"));
  }

  private String absolute(String path) {
    return scene.base.resolve(path).toString();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
  }
}
