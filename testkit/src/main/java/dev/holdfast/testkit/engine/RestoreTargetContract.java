package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.restore.RestoreTarget;
import dev.holdfast.engine.restore.TargetDirectory;
import dev.holdfast.engine.restore.TargetFile;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.FileTimes;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.engine.tree.Owner;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link RestoreTarget} must keep; the test of a target extends it. */
public abstract class RestoreTargetContract {
  private static final NodeName A = NodeName.of("a");
  private static final NodeName B = NodeName.of("b");
  private static final NodeName C = NodeName.of("c");
  private static final OffsetDateTime THEN = OffsetDateTime.parse("2001-02-03T04:05:06.123456789Z");
  private static final String GONE = "java.nio.file.NoSuchFileException";
  private static final String TAKEN = "java.nio.file.FileAlreadyExistsException";

  /** A target with nothing in it, whose root may be missing; asked for once in each test. */
  protected abstract RestoreTarget emptyTarget() throws IOException;

  /** Whether a directory stays the one that was opened when another takes its name. */
  protected boolean holdsDirectories() {
    return true;
  }

  /** Who may own files here: the one that a new file gets. */
  private static Owner ownerOf(TargetDirectory directory, NodeName name) throws IOException {
    FileStatus status = directory.status(name).orElseThrow();
    return new Owner(status.userId(), status.groupId(), "", "");
  }

  @Test
  void root_isMadeAndEmpty() throws IOException {
    RestoreTarget target = emptyTarget();

    try (TargetDirectory root = target.root()) {
      assertThat(root.names()).isEmpty();
      assertThat(root.status(A)).isEmpty();
    }
    try (TargetDirectory again = target.root()) {
      assertThat(again.names()).isEmpty();
    }
  }

  @Test
  void madeFile_isForItsOwnerAloneAndTakesContent() throws IOException {
    byte[] content = new byte[700_001];
    new Random(3).nextBytes(content);

    try (TargetDirectory root = emptyTarget().root()) {
      try (TargetFile file = root.makeFile(A)) {
        file.write(0, content, 0, content.length);
        assertThat(file.status().sizeBytes()).isEqualTo(content.length);
      }

      FileStatus status = root.status(A).orElseThrow();
      assertThat(status.mode()).isEqualTo(new FileMode(0600));
      assertThat(status.sizeBytes()).isEqualTo(content.length);
      assertThat(content(root, A, content.length)).isEqualTo(content);
    }
  }

  @Test
  void takenName_isNotMadeAgain() throws IOException {
    try (TargetDirectory root = emptyTarget().root()) {
      root.makeFile(A).close();
      root.makeDirectory(B).close();

      assertThatThrownBy(() -> root.makeFile(A)).satisfies(RestoreTargetContract::isTaken);
      assertThatThrownBy(() -> root.makeDirectory(A)).satisfies(RestoreTargetContract::isTaken);
      assertThatThrownBy(() -> root.makeDirectory(B)).satisfies(RestoreTargetContract::isTaken);
      assertThatThrownBy(() -> root.makeSymlink(A, ByteString.utf8("b")))
          .satisfies(RestoreTargetContract::isTaken);
      assertThatThrownBy(() -> root.makeLink(B, root, A)).satisfies(RestoreTargetContract::isTaken);
    }
  }

  @Test
  void gap_readsAsZeros() throws IOException {
    try (TargetDirectory root = emptyTarget().root();
        TargetFile file = root.makeFile(A)) {
      file.write(100_000, new byte[] {7, 8, 9}, 1, 1);

      byte[] read = new byte[10];
      assertThat(file.status().sizeBytes()).isEqualTo(100_001);
      assertThat(file.read(99_998, read, 2, 8)).isEqualTo(3);
      assertThat(read).containsExactly(0, 0, 0, 0, 8, 0, 0, 0, 0, 0);
      assertThat(file.read(100_001, read, 0, 10)).isEqualTo(-1);
      assertThat(file.read(200_000, read, 0, 10)).isEqualTo(-1);
    }
  }

  @Test
  void resize_cutsAndAddsZeros() throws IOException {
    try (TargetDirectory root = emptyTarget().root();
        TargetFile file = root.makeFile(A)) {
      file.write(0, new byte[] {1, 2, 3, 4}, 0, 4);

      file.resize(2);
      file.resize(5);

      byte[] read = new byte[10];
      assertThat(file.read(0, read, 0, 10)).isEqualTo(5);
      assertThat(read).startsWith(1, 2, 0, 0, 0);
    }
  }

  @Test
  void openedFile_keepsItsContent() throws IOException {
    try (TargetDirectory root = emptyTarget().root()) {
      try (TargetFile file = root.makeFile(A)) {
        file.write(0, new byte[] {1, 2, 3}, 0, 3);
      }
      try (TargetFile file = root.openFile(A)) {
        file.write(1, new byte[] {9}, 0, 1);
      }

      assertThat(content(root, A, 3)).containsExactly(1, 9, 3);
    }
  }

  @Test
  void writesOutOfOrder_meetInOneFile() throws IOException {
    try (TargetDirectory root = emptyTarget().root();
        TargetFile file = root.makeFile(A)) {
      file.write(4, new byte[] {5, 6}, 0, 2);
      file.write(0, new byte[] {1, 2, 3, 4}, 0, 4);
      file.write(0, new byte[0], 0, 0);

      byte[] read = new byte[6];
      assertThat(file.read(0, read, 0, 6)).isEqualTo(6);
      assertThat(read).containsExactly(1, 2, 3, 4, 5, 6);
    }
  }

  @Test
  void manyThreads_writeEachItsPlace() throws Exception {
    int threads = 4;
    int blockBytes = 5_003;
    int blocks = 200;
    byte[] content = new byte[blocks * blockBytes];
    new Random(11).nextBytes(content);

    try (TargetDirectory root = emptyTarget().root();
        TargetFile file = root.makeFile(A);
        ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> ends = new ArrayList<>();
      for (int block = 0; block < blocks; block++) {
        int at = block * blockBytes;
        ends.add(
            executor.submit(
                () -> {
                  file.write(at, content, at, blockBytes);
                  return null;
                }));
      }
      for (Future<?> end : ends) {
        end.get();
      }

      assertThat(content(root, A, content.length)).isEqualTo(content);
    }
  }

  @Test
  void directories_lieInEachOther() throws IOException {
    RestoreTarget target = emptyTarget();

    try (TargetDirectory root = target.root();
        TargetDirectory directory = root.makeDirectory(A)) {
      directory.makeFile(B).close();

      assertThat(root.names()).containsExactly(A);
      assertThat(root.status(A).orElseThrow().mode())
          .isEqualTo(new FileMode(FileMode.DIRECTORY | 0700));
      try (TargetDirectory again = root.openDirectory(A)) {
        assertThat(again.names()).containsExactly(B);
      }
    }
  }

  @Test
  void rawNames_areKept() throws IOException {
    NodeName latin = new NodeName(ByteString.of(new byte[] {'c', (byte) 0xe9, (byte) 0xff}));
    NodeName odd = NodeName.of("line\nbreak \"quoted\" %41 é 😀 \\");

    try (TargetDirectory root = emptyTarget().root()) {
      root.makeFile(latin).close();
      root.makeDirectory(odd).close();

      assertThat(root.names()).containsExactlyInAnyOrder(latin, odd);
      root.removeFile(latin);
      root.removeDirectory(odd);
      assertThat(root.names()).isEmpty();
    }
  }

  @Test
  void symlink_isKeptRawAndNotFollowed() throws IOException {
    ByteString leadsTo = ByteString.of(new byte[] {'.', '.', '/', (byte) 0xff, '\n'});

    try (TargetDirectory root = emptyTarget().root()) {
      root.makeDirectory(A).close();
      root.makeSymlink(B, leadsTo);
      root.makeSymlink(C, ByteString.utf8("a"));

      assertThat(root.linkTarget(B)).isEqualTo(leadsTo);
      assertThat(root.status(B).orElseThrow().mode().isSymlink()).isTrue();
      assertThatThrownBy(() -> root.openDirectory(C)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> root.openFile(C)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> root.makeFile(C)).satisfies(RestoreTargetContract::isTaken);
    }
  }

  @Test
  void danglingSymlink_isNotWrittenThrough() throws IOException {
    try (TargetDirectory root = emptyTarget().root()) {
      root.makeSymlink(A, ByteString.utf8("b"));

      assertThatThrownBy(() -> root.makeFile(A)).satisfies(RestoreTargetContract::isTaken);
      assertThatThrownBy(() -> root.openFile(A)).isInstanceOf(IOException.class);
      assertThat(root.names()).containsExactly(A);
    }
  }

  @Test
  void directorySwappedForLink_isNotFollowed() throws IOException {
    assumeTrue(holdsDirectories(), "directories are reached by path here");
    try (TargetDirectory root = emptyTarget().root();
        TargetDirectory opened = root.makeDirectory(A);
        TargetDirectory other = root.makeDirectory(B)) {
      root.removeDirectory(A);
      root.makeSymlink(A, ByteString.utf8("b"));

      assertThatCode(() -> opened.makeFile(C).close())
          .satisfiesAnyOf(
              failure -> assertThat(failure).isNull(),
              failure -> assertThat(failure).isInstanceOf(IOException.class));
      assertThatThrownBy(() -> root.openDirectory(A)).isInstanceOf(IOException.class);
      assertThat(other.names()).isEmpty();
    }
  }

  @Test
  void link_isTheSameFile() throws IOException {
    try (TargetDirectory root = emptyTarget().root();
        TargetDirectory directory = root.makeDirectory(B)) {
      try (TargetFile file = root.makeFile(A)) {
        file.write(0, new byte[] {1}, 0, 1);
      }

      directory.makeLink(C, root, A);

      assertThat(directory.status(C).orElseThrow().identity())
          .isEqualTo(root.status(A).orElseThrow().identity());
      assertThat(content(directory, C, 1)).containsExactly(1);
      assertThatThrownBy(() -> directory.makeLink(A, root, C))
          .satisfies(RestoreTargetContract::isGone);
    }
  }

  @Test
  void renamedFile_isTheSameFileUnderTheOtherNameAlone() throws IOException {
    try (TargetDirectory root = emptyTarget().root();
        TargetFile file = root.makeFile(A)) {
      file.write(0, new byte[] {1}, 0, 1);

      root.rename(A, B, false);

      assertThat(root.names()).containsExactly(B);
      file.write(1, new byte[] {2}, 0, 1);
      assertThat(content(root, B, 2)).containsExactly(1, 2);
      assertThatThrownBy(() -> root.rename(A, C, true)).satisfies(RestoreTargetContract::isGone);
    }
  }

  @Test
  void renamedFile_takesAPlaceOnlyIfItMay_andNeverThatOfADirectory() throws IOException {
    try (TargetDirectory root = emptyTarget().root()) {
      root.makeFile(A).close();
      try (TargetFile file = root.makeFile(B)) {
        file.write(0, new byte[] {7}, 0, 1);
      }
      root.makeDirectory(C).close();

      assertThatThrownBy(() -> root.rename(B, A, false)).satisfies(RestoreTargetContract::isTaken);
      assertThatThrownBy(() -> root.rename(B, C, true)).isInstanceOf(IOException.class);
      assertThat(content(root, B, 1)).containsExactly(7);

      root.rename(B, A, true);
      assertThat(content(root, A, 1)).containsExactly(7);
      assertThat(root.names()).containsExactlyInAnyOrder(A, C);
    }
  }

  @Test
  void fileAttributes_areGiven() throws IOException {
    try (TargetDirectory root = emptyTarget().root()) {
      root.makeFile(A).close();

      assertThat(root.apply(A, attributes(0640, ownerOf(root, A)))).isEmpty();

      FileStatus status = root.status(A).orElseThrow();
      assertThat(status.mode()).isEqualTo(new FileMode(0640));
      assertThat(status.modified()).isEqualTo(THEN.toInstant());
      assertThat(root.apply(A, attributes(0640, ownerOf(root, A)))).isEmpty();
    }
  }

  @Test
  void directoryAttributes_areGiven() throws IOException {
    try (TargetDirectory root = emptyTarget().root();
        TargetDirectory directory = root.makeDirectory(A)) {
      root.makeDirectory(B).close();
      int mode = FileMode.DIRECTORY | 0510;

      assertThat(directory.apply(attributes(mode, ownerOf(root, A)))).isEmpty();
      assertThat(root.apply(B, attributes(mode, ownerOf(root, B)))).isEmpty();

      for (NodeName name : root.names()) {
        FileStatus status = root.status(name).orElseThrow();
        assertThat(status.mode()).isEqualTo(new FileMode(mode));
        assertThat(status.modified()).isEqualTo(THEN.toInstant());
      }
    }
  }

  @Test
  void linkAttributes_areNotThoseOfItsTarget() throws IOException {
    try (TargetDirectory root = emptyTarget().root()) {
      root.makeFile(A).close();
      root.makeSymlink(B, ByteString.utf8("a"));
      FileStatus before = root.status(A).orElseThrow();

      root.apply(B, attributes(FileMode.SYMLINK | 0777, ownerOf(root, B)));

      assertThat(root.status(A)).contains(before);
    }
  }

  @Test
  void attributesOfMissingName_areRefused() throws IOException {
    try (TargetDirectory root = emptyTarget().root()) {
      assertThatThrownBy(() -> root.apply(A, attributes(0600, Owner.ROOT)))
          .satisfies(RestoreTargetContract::isGone);
    }
  }

  @Test
  void missingName_isGone() throws IOException {
    try (TargetDirectory root = emptyTarget().root()) {
      assertThatThrownBy(() -> root.openFile(A)).satisfies(RestoreTargetContract::isGone);
      assertThatThrownBy(() -> root.openDirectory(A)).satisfies(RestoreTargetContract::isGone);
      assertThatThrownBy(() -> root.linkTarget(A)).satisfies(RestoreTargetContract::isGone);
      assertThatThrownBy(() -> root.removeFile(A)).satisfies(RestoreTargetContract::isGone);
      assertThatThrownBy(() -> root.removeDirectory(A)).satisfies(RestoreTargetContract::isGone);
    }
  }

  @Test
  void removal_takesOnlyItsKind() throws IOException {
    try (TargetDirectory root = emptyTarget().root();
        TargetDirectory directory = root.makeDirectory(A)) {
      directory.makeFile(B).close();
      root.makeSymlink(B, ByteString.utf8("a"));

      assertThatThrownBy(() -> root.removeFile(A)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> root.removeDirectory(A)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> root.removeDirectory(B)).isInstanceOf(IOException.class);
      root.removeFile(B);

      assertThat(root.names()).containsExactly(A);
      assertThat(directory.names()).containsExactly(B);
    }
  }

  @Test
  void closedTwice_isClosedOnce() throws IOException {
    RestoreTarget target = emptyTarget();
    TargetDirectory first = target.root();
    TargetFile file = first.makeFile(A);

    file.close();
    first.close();
    try (TargetDirectory second = target.root();
        TargetFile other = second.openFile(A)) {
      first.close();
      file.close();

      other.write(0, new byte[1], 0, 1);
      assertThat(second.names()).containsExactly(A);
      assertThatThrownBy(() -> file.resize(1))
          .isInstanceOfAny(IOException.class, IllegalStateException.class);
      assertThatThrownBy(first::names)
          .isInstanceOfAny(IOException.class, IllegalStateException.class);
    }
  }

  private static Attributes attributes(int mode, Owner owner) {
    return new Attributes(new FileMode(mode), FileTimes.all(THEN), owner, FileIdentity.UNKNOWN);
  }

  private static byte[] content(TargetDirectory directory, NodeName name, int length)
      throws IOException {
    byte[] content = new byte[length + 1];
    int filled = 0;
    try (TargetFile file = directory.openFile(name)) {
      for (int count = 0; count >= 0; filled += Math.max(count, 0)) {
        count = file.read(filled, content, filled, content.length - filled);
      }
    }
    return Arrays.copyOf(content, filled);
  }

  private static void isGone(Throwable failure) {
    isCalled(failure, GONE);
  }

  private static void isTaken(Throwable failure) {
    isCalled(failure, TAKEN);
  }

  /** By its name, since only those who touch files know the class. */
  private static void isCalled(Throwable failure, String name) {
    assertThat(failure.getClass().getName()).isEqualTo(name);
  }
}
