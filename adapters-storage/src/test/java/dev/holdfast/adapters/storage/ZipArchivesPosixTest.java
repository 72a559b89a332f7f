package dev.holdfast.adapters.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.adapters.storage.posix.PosixSourceTree;
import dev.holdfast.adapters.storage.tree.Commands;
import dev.holdfast.application.port.out.Archives.Opened;
import dev.holdfast.application.port.out.Archives.Order;
import dev.holdfast.application.port.out.Archives.Outcome;
import dev.holdfast.domain.recovery.ArchivePart;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.recovery.RecoveryTotals;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.contract.RestoreWitness;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files of a real disk are in an archive. */
class ZipArchivesPosixTest {
  private static final RecoveryId RECOVERY = new RecoveryId(1);
  private static final Instant EXPIRY = Instant.parse("2030-01-01T00:00:00Z");

  @TempDir private Path temp;

  private final RestoreWitness witness = new RestoreWitness();
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
  void namesModesTimesAndLinks_areThoseOfTheFiles() throws IOException {
    scene.shell(
        """
        cd allowed/tree
        mkdir -m 750 'ä b'; printf one > 'ä b/file'; chmod 4711 'ä b/file'
        touch -d 2020-02-03T04:05:06Z 'ä b/file'
        ln -s '../ä b/file' link
        printf b > "$(printf 'latin-\\351')"
        """);

    packed(scene.stored(tree));

    try (ZipFile zip = zip()) {
      ZipArchiveEntry file = entry(zip, "ä b/file");
      ZipArchiveEntry link = entry(zip, "link");
      assertThat(file.getUnixMode()).isEqualTo(UnixStat.FILE_FLAG | 04711);
      assertThat(file.getLastModifiedTime().toInstant()).isEqualTo("2020-02-03T04:05:06Z");
      assertThat(text(zip, file)).isEqualTo("one");
      assertThat(entry(zip, "ä b/").getUnixMode()).isEqualTo(UnixStat.DIR_FLAG | 0750);
      assertThat(link.isUnixSymlink()).isTrue();
      assertThat(zip.getUnixSymlink(link)).isEqualTo("../ä b/file");
      assertThat(text(zip, entry(zip, "latin-\\xE9"))).isEqualTo("b");
    }
  }

  @Test
  void unpackingProgram_makesTheSameTree() throws IOException {
    scene.shell(
        """
        cd allowed/tree
        mkdir -p d/e; printf one > d/e/f; chmod 640 d/e/f; printf 2 > run; chmod 755 run
        ln -s d/e/f link; touch -d 2020-02-03T04:05:06Z d/e/f run
        """);
    packed(scene.stored(tree));
    Path archive = scene.base.resolve("a.zip");
    try (Opened opened = opened(ArchivePart.ARCHIVE);
        InputStream content = opened.read(0)) {
      Files.copy(content, archive);
    }
    assumeTrue(
        Commands.run("unzip", "-q", archive.toString(), "-d", scene.base.resolve("out").toString()),
        "unzip is not there");

    scene.shell("diff -r --no-dereference allowed/tree 'out" + tree + "'");
    scene.shell("test $(stat -c %a 'out" + tree + "/d/e/f') = 640");
    scene.shell("test $(stat -c %Y 'out" + tree + "/run') = $(stat -c %Y allowed/tree/run)");
  }

  @Test
  void pipes_areToldAsFailed_andNewlinesDoNotBreakLists() throws IOException {
    scene.shell("cd allowed/tree; mkfifo pipe; printf 1 > \"$(printf 'new\\nline')\"");

    RecoveryTotals totals = packed(scene.stored(tree));

    assertThat(totals.failed()).isEqualTo(1);
    assertThat(lines(ArchivePart.FAILED))
        .containsExactly(tree + "/pipe\ta ZIP file can't hold devices, pipes and sockets");
    assertThat(lines(ArchivePart.PACKED)).containsExactly(tree.toString(), tree + "/new\\x0Aline");
  }

  @Test
  void damagedFile_isLeftOut_andTheOthersAreWhole() throws IOException {
    scene.shell(
        """
        cd allowed/tree
        head -c 3000000 /dev/urandom > a; head -c 30000000 /dev/urandom > b; printf c > c
        """);
    SnapshotId snapshot = scene.stored(tree);
    damageLargestPack();

    RecoveryTotals totals = packed(snapshot);

    assertThat(totals.failed()).isPositive();
    List<String> packed = lines(ArchivePart.PACKED);
    assertThat(lines(ArchivePart.FAILED)).allMatch(line -> line.contains("\tit is damaged: "));
    assertThat(packed).doesNotContain(tree + "/b");
    try (ZipFile zip = zip()) {
      for (String path : packed) {
        if (Files.isRegularFile(Path.of(path))) {
          byte[] content = bytes(zip, zip.getEntry(path.substring(1)));
          assertThat(content).isEqualTo(Files.readAllBytes(Path.of(path)));
        }
      }
    }
  }

  @Test
  void archive_isThereAfterARestart_andTakesItsRoom() throws IOException {
    scene.shell("head -c 60000 /dev/urandom > allowed/tree/noise");
    SnapshotId snapshot = scene.stored(tree);
    packed(snapshot);
    Path leftover = Files.createDirectory(scene.storage.folder().archives().resolve(".tmp-a"));
    Files.write(leftover.resolve(".tmp-b"), new byte[10]);

    scene.storage.close();
    try (StorageUnderTest again = StorageUnderTest.open(scene.base.resolve("data"))) {
      ZipArchives archives = again.archives(100_000);
      Order another = order(snapshot, new RecoveryId(2));

      assertThat(leftover).doesNotExist();
      assertThat(archives.open(TenantId.DEFAULT, RECOVERY, ArchivePart.ARCHIVE))
          .hasValueSatisfying(Opened::close);
      assertThatThrownBy(() -> archives.pack(another, witness)).hasMessageContaining("100000");
      archives.removeExpired(EXPIRY);
      assertThat(archives.pack(another, witness)).isInstanceOf(Outcome.Done.class);
    }
  }

  private RecoveryTotals packed(SnapshotId snapshot) {
    return ((Outcome.Done)
            scene.storage.archives(Long.MAX_VALUE).pack(order(snapshot, RECOVERY), witness))
        .totals();
  }

  private Order order(SnapshotId snapshot, RecoveryId recovery) {
    return new Order(
        TenantId.DEFAULT, recovery, snapshot, List.of(new EntryPath(tree.toString())), EXPIRY);
  }

  private Opened opened(ArchivePart part) {
    return scene.storage.archives(0).open(TenantId.DEFAULT, RECOVERY, part).orElseThrow();
  }

  // The builder that is to replace the constructor would need a library more.
  @SuppressWarnings("deprecation")
  private ZipFile zip() throws IOException {
    try (Stream<Path> files = Files.walk(scene.storage.folder().archives())) {
      Path archive = files.filter(file -> file.endsWith("archive.zip")).findFirst().orElseThrow();
      return new ZipFile(archive);
    }
  }

  private ZipArchiveEntry entry(ZipFile zip, String name) {
    return zip.getEntry(tree.toString().substring(1) + "/" + name);
  }

  private static String text(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    return new String(bytes(zip, entry), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    try (InputStream content = zip.getInputStream(entry)) {
      return content.readAllBytes();
    }
  }

  private List<String> lines(ArchivePart part) throws IOException {
    try (Opened opened = opened(part);
        InputStream content = opened.read(0)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private void damageLargestPack() throws IOException {
    try (Stream<Path> files = Files.walk(scene.storage.repository("default").resolve("data"))) {
      Path pack =
          files
              .filter(Files::isRegularFile)
              .max(Comparator.comparingLong(file -> file.toFile().length()))
              .orElseThrow();
      assertThat(pack.toFile().setWritable(true)).isTrue();
      try (RandomAccessFile file = new RandomAccessFile(pack.toFile(), "rw")) {
        file.seek(file.length() / 2);
        file.write(new byte[64]);
      }
    }
  }
}
