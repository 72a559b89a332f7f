package dev.holdfast.adapters.storage.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.adapters.storage.tree.Commands;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.restore.TargetDirectory;
import dev.holdfast.engine.restore.TargetFile;
import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.source.SourceFile;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.FileTimes;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.engine.tree.Owner;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corners that only the system's own calls reach. */
final class PosixHostileTreeTest {
  private static final NodeName A = NodeName.of("a");
  private static final NodeName B = NodeName.of("b");
  private static final int NO_SPACE = 28;
  private static final Owner NOBODY = new Owner(65534, 65533, "", "");
  private static final OffsetDateTime THEN = OffsetDateTime.parse("1969-02-03T04:05:06.000000007Z");

  @TempDir Path folder;

  @BeforeEach
  void onlyWhereCallsAreKnown() {
    assumeTrue(PosixSourceTree.isSupported(), "not a Linux whose calls are known");
  }

  @Test
  void treeDeeperThanAnyPath_isMadeReadAndRemoved() throws IOException {
    NodeName longest = NodeName.of("d".repeat(255));
    int depth = 40;
    Deque<TargetDirectory> way = new ArrayDeque<>();
    way.push(new PosixRestoreTarget(folder).root());

    try {
      for (int i = 0; i < depth; i++) {
        way.push(way.element().makeDirectory(longest));
      }
      way.element().makeFile(A).close();

      assertThat(depthOf(longest)).isEqualTo(depth);
      way.element().removeFile(A);
    } finally {
      way.pop().close();
      while (!way.isEmpty()) {
        try (TargetDirectory parent = way.pop()) {
          parent.removeDirectory(longest);
        }
      }
    }
    assertThat(folder).isEmptyDirectory();
  }

  private int depthOf(NodeName name) throws IOException {
    int depth = 0;
    SourceDirectory at = new PosixSourceTree(folder).root();
    try {
      while (at.names().contains(name)) {
        try (SourceDirectory parent = at) {
          at = parent.openDirectory(name);
        }
        depth++;
      }
      assertThat(at.names()).containsExactly(A);
    } finally {
      at.close();
    }
    return depth;
  }

  @Test
  void nameLongerThanAnyPath_isRefused() throws IOException {
    NodeName endless = NodeName.of("n".repeat(100_000));

    try (TargetDirectory root = new PosixRestoreTarget(folder).root();
        SourceDirectory source = new PosixSourceTree(folder).root()) {
      assertThatThrownBy(() -> root.makeFile(endless)).isInstanceOf(FileSystemException.class);
      assertThatThrownBy(() -> root.makeSymlink(A, endless.raw()))
          .isInstanceOf(FileSystemException.class);
      assertThatThrownBy(() -> root.makeSymlink(endless, ByteString.utf8("a")))
          .isInstanceOf(FileSystemException.class);
      assertThatThrownBy(() -> root.status(NodeName.of("n".repeat(256))))
          .isInstanceOf(FileSystemException.class);
      assertThatThrownBy(() -> source.extendedAttributes(endless))
          .isInstanceOf(FileSystemException.class);
    }
  }

  @Test
  void specialFiles_areMadeAndSaidToBeThat() throws IOException {
    long device = 1L << 8 | 3;

    try (TargetDirectory root = new PosixRestoreTarget(folder).root();
        SourceDirectory source = new PosixSourceTree(folder).root()) {
      root.makeFifo(A);
      root.makeSocket(B);

      assertThat(source.status(A).mode().bits()).isEqualTo(FileMode.FIFO | 0600);
      assertThat(source.status(B).mode().bits()).isEqualTo(FileMode.SOCKET | 0600);
      assertThatThrownBy(() -> source.openFile(B)).isInstanceOf(FileSystemException.class);
      assertThatThrownBy(() -> root.openFile(A))
          .isInstanceOf(FileSystemException.class)
          .hasMessageContaining("not a regular file");
      assertThat(source.extendedAttributes(A)).isEmpty();
      assertThat(source.extendedAttributes(B)).isEmpty();

      NodeName zero = NodeName.of("null");
      assumeTrue(makesDevice(root, zero, device), "this user may not make devices");
      FileStatus status = source.status(zero);
      assertThat(status.mode().bits())
          .isEqualTo(FileMode.DEVICE | FileMode.CHARACTER_DEVICE | 0600);
      assertThat(status.device()).isEqualTo(device);
      assertThatThrownBy(() -> source.openFile(zero)).isInstanceOf(FileSystemException.class);
    }
  }

  private static boolean makesDevice(TargetDirectory root, NodeName name, long device)
      throws IOException {
    try {
      root.makeDevice(name, true, device);
      return true;
    } catch (AccessDeniedException e) {
      return false;
    }
  }

  @Test
  void bigAndOddExtendedAttributes_goRound() throws IOException {
    List<ExtendedAttribute> wanted =
        List.of(
            new ExtendedAttribute("user.big", ByteString.of(new byte[3_000])),
            new ExtendedAttribute("user.empty", ByteString.EMPTY),
            new ExtendedAttribute("user.é", ByteString.of(new byte[] {0, -1})));

    try (TargetDirectory root = new PosixRestoreTarget(folder).root();
        SourceDirectory source = new PosixSourceTree(folder).root()) {
      root.makeFile(A).close();
      root.makeDirectory(B).close();
      assumeTrue(root.apply(A, attributes(0600, wanted)).isEmpty(), "no such attributes here");

      assertThat(source.extendedAttributes(A)).containsExactlyInAnyOrderElementsOf(wanted);
      assertThat(root.apply(A, attributes(0600, wanted.subList(1, 2)))).isEmpty();
      assertThat(source.extendedAttributes(A)).isEqualTo(wanted.subList(1, 2));
      assertThat(root.apply(B, attributes(FileMode.DIRECTORY | 0700, wanted))).isEmpty();
      assertThat(source.extendedAttributes(B)).containsExactlyInAnyOrderElementsOf(wanted);
    }
  }

  @Test
  void whatCannotBeSet_isSaidAndTheRestIsDone() throws IOException {
    List<ExtendedAttribute> odd =
        List.of(
            new ExtendedAttribute("nonsense", ByteString.EMPTY),
            new ExtendedAttribute("user.huge", ByteString.of(new byte[1 << 20])),
            new ExtendedAttribute("user.cut\0short", ByteString.EMPTY));

    try (TargetDirectory root = new PosixRestoreTarget(folder).root()) {
      root.makeFile(A).close();

      List<String> refused = root.apply(A, attributes(0640, odd));

      assertThat(refused).hasSize(3);
      assertThat(refused.getFirst()).startsWith("extended attribute nonsense: ");
      FileStatus status = root.status(A).orElseThrow();
      assertThat(status.mode().bits()).isEqualTo(0640);
      assertThat(status.modified()).isEqualTo(THEN.toInstant());
      assertThat(status.accessed()).isEqualTo(THEN.toInstant());
    }
  }

  @Test
  void symlink_getsItsOwnTimesAndNoMode() throws IOException {
    try (TargetDirectory root = new PosixRestoreTarget(folder).root()) {
      root.makeSymlink(A, ByteString.utf8("nowhere"));

      assertThat(root.apply(A, attributes(FileMode.SYMLINK | 0777, List.of()))).isEmpty();

      assertThat(root.status(A).orElseThrow().modified()).isEqualTo(THEN.toInstant());
    }
  }

  @Test
  void ownerAndSpecialBits_areGivenTogether() throws IOException {
    int mode = FileMode.SET_USER_ID | FileMode.SET_GROUP_ID | 0755;
    Attributes wanted =
        new Attributes(new FileMode(mode), FileTimes.all(THEN), NOBODY, FileIdentity.UNKNOWN);

    try (TargetDirectory root = new PosixRestoreTarget(folder).root()) {
      root.makeFile(A).close();
      root.makeSymlink(B, ByteString.utf8("a"));
      assumeTrue(root.apply(B, wanted).isEmpty(), "this user may not give files away");

      assertThat(root.status(A).orElseThrow().userId()).isZero();
      assertThat(root.apply(A, wanted)).isEmpty();
      FileStatus status = root.status(A).orElseThrow();
      assertThat(status.mode().bits()).isEqualTo(mode);
      assertThat(status.userId()).isEqualTo(NOBODY.userId());
      assertThat(status.groupId()).isEqualTo(NOBODY.groupId());
    }
  }

  @Test
  void sparseFile_takesNoRoom() throws IOException {
    long size = 1L << 40;

    try (TargetDirectory root = new PosixRestoreTarget(folder).root();
        TargetFile file = root.makeFile(A)) {
      file.resize(size);
      file.write(size - 1, new byte[] {1}, 0, 1);

      byte[] read = new byte[4];
      assertThat(file.status().sizeBytes()).isEqualTo(size);
      assertThat(file.read(size - 2, read, 0, 4)).isEqualTo(2);
      assertThat(read).containsExactly(0, 1, 0, 0);
    }
  }

  @Test
  void fullDirectory_isNotRemoved() throws IOException {
    try (TargetDirectory root = new PosixRestoreTarget(folder).root();
        TargetDirectory directory = root.makeDirectory(A)) {
      directory.makeFile(B).close();

      assertThatThrownBy(() -> root.removeDirectory(A))
          .isInstanceOf(DirectoryNotEmptyException.class);
    }
  }

  @Test
  void emptyOrCutLinkTarget_isRefused() throws IOException {
    try (TargetDirectory root = new PosixRestoreTarget(folder).root()) {
      assertThatThrownBy(() -> root.makeSymlink(A, ByteString.EMPTY))
          .isInstanceOf(FileSystemException.class);
      assertThatThrownBy(() -> root.makeSymlink(A, ByteString.utf8("/etc\0/passwd")))
          .isInstanceOf(FileSystemException.class);
      assertThat(root.names()).isEmpty();
    }
  }

  @Test
  void linkToSymlink_isNotFollowed() throws IOException {
    try (TargetDirectory root = new PosixRestoreTarget(folder).root()) {
      root.makeSymlink(A, ByteString.utf8("nowhere"));

      root.makeLink(B, root, A);

      assertThat(root.linkTarget(B)).isEqualTo(ByteString.utf8("nowhere"));
    }
  }

  @Test
  void rootThatIsALink_isFollowed() throws IOException {
    Path real = Files.createDirectory(folder.resolve("réal"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    Files.writeString(real.resolve("a"), "x");

    try (SourceDirectory root = new PosixSourceTree(link).root()) {
      assertThat(root.names()).containsExactly(A);
    }
    assertThatThrownBy(() -> new PosixSourceTree(real.resolve("a")).root())
        .isInstanceOf(FileSystemException.class);
  }

  @Test
  void readingLeavesTheTimeOfAccess() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "content");
    Files.setAttribute(file, "lastAccessTime", FileTime.fromMillis(0));

    try (SourceDirectory root = new PosixSourceTree(folder).root();
        SourceFile opened = root.openFile(A)) {
      assertThat(opened.read(new byte[10], 0, 10)).isEqualTo(7);

      assertThat(root.status(A).accessed().toEpochMilli()).isZero();
    }
  }

  @Test
  void fullDisk_isSaidInWords() throws IOException {
    onSmallDisk(
        mount -> {
          try (TargetDirectory root = new PosixRestoreTarget(mount).root();
              TargetFile file = root.makeFile(A)) {
            assertThatThrownBy(() -> file.write(0, new byte[1 << 20], 0, 1 << 20))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining(Errno.words(NO_SPACE));
          }
        });
  }

  @Test
  void longestExtendedAttributes_goRound() throws IOException {
    ExtendedAttribute longest =
        new ExtendedAttribute("user." + "n".repeat(250), ByteString.of(new byte[64 * 1024]));
    ExtendedAttribute other =
        new ExtendedAttribute("user." + "o".repeat(250), ByteString.of(new byte[600]));
    ExtendedAttribute third = new ExtendedAttribute("user." + "p".repeat(250), ByteString.EMPTY);
    onSmallDisk(
        mount -> {
          try (TargetDirectory root = new PosixRestoreTarget(mount).root();
              SourceDirectory source = new PosixSourceTree(mount).root()) {
            root.makeFile(A).close();
            List<String> refused = root.apply(A, attributes(0600, List.of(longest, other, third)));
            assumeTrue(refused.isEmpty(), "this file system has no such attributes: " + refused);

            assertThat(source.extendedAttributes(A))
                .containsExactlyInAnyOrder(longest, other, third);
          }
        });
  }

  private void onSmallDisk(Use use) throws IOException {
    Path mount = Files.createDirectory(folder.resolve("small"));
    assumeTrue(
        Commands.run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", mount.toString()),
        "this user may not mount a small disk");
    try {
      use.of(mount);
    } finally {
      assertThat(Commands.run("umount", mount.toString())).isTrue();
    }
  }

  @FunctionalInterface
  private interface Use {
    void of(Path mount) throws IOException;
  }

  private Attributes attributes(int mode, List<ExtendedAttribute> extended) throws IOException {
    try (SourceDirectory root = new PosixSourceTree(folder).root()) {
      FileStatus own = root.status();
      return new Attributes(
          new FileMode(mode),
          FileTimes.all(THEN),
          new Owner(own.userId(), own.groupId(), "", ""),
          FileIdentity.UNKNOWN,
          extended,
          List.of(),
          "");
    }
  }
}
