package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.source.SourceFile;
import dev.holdfast.engine.source.SourceTree;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link SourceTree} must keep; the test of a tree extends it. */
public abstract class SourceTreeContract {
  private static final NodeName A = NodeName.of("a");
  private static final NodeName B = NodeName.of("b");
  private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
  private static final String GONE = "java.nio.file.NoSuchFileException";

  /** A tree with an empty root; asked for once in each test. */
  protected abstract TreeUnderTest emptyTree() throws IOException;

  /** Whether a directory stays the one that was opened when another takes its name. */
  protected boolean holdsDirectories() {
    return true;
  }

  @Test
  void emptyRoot_hasNoNames() throws IOException {
    TreeUnderTest given = emptyTree();

    try (SourceDirectory root = given.tree().root()) {
      assertThat(root.names()).isEmpty();
      assertThat(root.status().isDirectory()).isTrue();
      assertThat(root.extendedAttributes()).isNotNull();
    }
  }

  @Test
  void names_areListedAgainAndAgain() throws IOException {
    TreeUnderTest given = emptyTree();
    given.putFile(List.of(A), HELLO);

    try (SourceDirectory root = given.tree().root()) {
      assertThat(root.names()).containsExactly(A);
      given.makeDirectory(List.of(B));
      assertThat(root.names()).containsExactlyInAnyOrder(A, B);
    }
  }

  @Test
  void names_areRawBytes() throws IOException {
    TreeUnderTest given = emptyTree();
    NodeName latin = new NodeName(ByteString.of(new byte[] {'c', (byte) 0xe9, (byte) 0xff}));
    NodeName odd = NodeName.of("line\nbreak \"quoted\" %41 é 😀 \\");
    NodeName longest = NodeName.of("n".repeat(255));
    for (NodeName name : List.of(latin, odd, longest)) {
      given.putFile(List.of(name), HELLO);
    }

    try (SourceDirectory root = given.tree().root()) {
      assertThat(root.names()).containsExactlyInAnyOrder(latin, odd, longest);
      for (NodeName name : List.of(latin, odd, longest)) {
        assertThat(content(root, name)).isEqualTo(HELLO);
        assertThat(root.status(name).sizeBytes()).isEqualTo(HELLO.length);
      }
    }
  }

  @Test
  void bigDirectory_isListedWhole() throws IOException {
    TreeUnderTest given = emptyTree();
    int count = 3_000;
    for (int i = 0; i < count; i++) {
      given.putFile(
          List.of(NodeName.of("a name of some length so that the list is long " + i)), HELLO);
    }

    try (SourceDirectory root = given.tree().root()) {
      assertThat(root.names()).hasSize(count).doesNotHaveDuplicates();
    }
  }

  @Test
  void status_saysTypePermissionsSizeAndTime() throws IOException {
    TreeUnderTest given = emptyTree();
    Instant time = Instant.parse("2001-02-03T04:05:06.123456789Z");
    given.putFile(List.of(A), HELLO);
    given.setPermissions(List.of(A), 0640);
    given.setModified(List.of(A), time);

    try (SourceDirectory root = given.tree().root()) {
      FileStatus status = root.status(A);
      assertThat(status.isFile()).isTrue();
      assertThat(status.mode()).isEqualTo(new FileMode(0640));
      assertThat(status.sizeBytes()).isEqualTo(5);
      assertThat(status.modified()).isEqualTo(time);
    }
  }

  @Test
  void statusOfOpenFile_isThatOfItsName() throws IOException {
    TreeUnderTest given = emptyTree();
    given.putFile(List.of(A), HELLO);

    try (SourceDirectory root = given.tree().root();
        SourceFile file = root.openFile(A)) {
      FileStatus named = root.status(A);
      assertThat(file.status().identity()).isEqualTo(named.identity());
      assertThat(file.status().sizeBytes()).isEqualTo(5);
      assertThat(file.status().modified()).isEqualTo(named.modified());
    }
  }

  @Test
  void statusOfDirectory_isThatOfItsName() throws IOException {
    TreeUnderTest given = emptyTree();
    given.makeDirectory(List.of(A));
    given.setPermissions(List.of(A), 0750);

    try (SourceDirectory root = given.tree().root();
        SourceDirectory directory = root.openDirectory(A)) {
      assertThat(directory.status()).isEqualTo(root.status(A));
      assertThat(directory.status().mode()).isEqualTo(new FileMode(FileMode.DIRECTORY | 0750));
    }
  }

  @Test
  void linkedFile_hasOneIdentity() throws IOException {
    TreeUnderTest given = emptyTree();
    given.putFile(List.of(A), HELLO);
    given.makeLink(List.of(B), List.of(A));

    try (SourceDirectory root = given.tree().root()) {
      assertThat(root.status(B).identity()).isEqualTo(root.status(A).identity());
      assertThat(root.status(A).links()).isIn(0L, 2L);
    }
  }

  @Test
  void manyThreads_shareADirectory() throws Exception {
    TreeUnderTest given = emptyTree();
    List<NodeName> names = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      NodeName name = NodeName.of("name-" + i);
      given.putFile(List.of(name), new byte[i]);
      names.add(name);
    }

    try (SourceDirectory root = given.tree().root();
        ExecutorService executor = Executors.newFixedThreadPool(4)) {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        int size = i;
        ends.add(
            executor.submit(
                () -> {
                  assertThat(root.names()).containsExactlyInAnyOrderElementsOf(names);
                  assertThat(root.status(names.get(size)).sizeBytes()).isEqualTo(size);
                  assertThat(content(root, names.get(size))).hasSize(size);
                  return null;
                }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    }
  }

  @Test
  void symlink_isReadAndNotFollowed() throws IOException {
    TreeUnderTest given = emptyTree();
    given.makeDirectory(List.of(A));
    given.putFile(List.of(A, B), HELLO);
    ByteString target = ByteString.utf8("a");
    given.makeSymlink(List.of(B), target);

    try (SourceDirectory root = given.tree().root()) {
      assertThat(root.status(B).mode().isSymlink()).isTrue();
      assertThat(root.linkTarget(B)).isEqualTo(target);
      assertThatThrownBy(() -> root.openDirectory(B)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> root.openFile(B)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> root.linkTarget(A)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void danglingSymlink_isRead() throws IOException {
    TreeUnderTest given = emptyTree();
    ByteString target = ByteString.utf8("/no/such/../place\n" + "x".repeat(200));
    given.makeSymlink(List.of(A), target);

    try (SourceDirectory root = given.tree().root()) {
      assertThat(root.linkTarget(A)).isEqualTo(target);
      assertThat(root.status(A).mode().isSymlink()).isTrue();
    }
  }

  @Test
  void content_isReadInOrderWhateverTheSteps() throws IOException {
    TreeUnderTest given = emptyTree();
    byte[] content = new byte[1_000_003];
    new Random(7).nextBytes(content);
    given.putFile(List.of(A), content);

    try (SourceDirectory root = given.tree().root()) {
      assertThat(content(root, A)).isEqualTo(content);
    }
  }

  @Test
  void emptyFile_endsAtOnce() throws IOException {
    TreeUnderTest given = emptyTree();
    given.putFile(List.of(A), new byte[0]);

    try (SourceDirectory root = given.tree().root();
        SourceFile file = root.openFile(A)) {
      assertThat(file.read(new byte[10], 0, 10)).isEqualTo(-1);
      assertThat(file.read(new byte[10], 0, 10)).isEqualTo(-1);
    }
  }

  @Test
  void read_staysWithinItsRange() throws IOException {
    TreeUnderTest given = emptyTree();
    given.putFile(List.of(A), HELLO);
    byte[] target = new byte[10];

    try (SourceDirectory root = given.tree().root();
        SourceFile file = root.openFile(A)) {
      assertThat(file.read(target, 2, 3)).isBetween(1, 3);
      assertThatThrownBy(() -> file.read(target, 8, 3))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
    assertThat(target[0]).isZero();
    assertThat(target[2]).isEqualTo((byte) 'h');
    assertThat(target[5]).isZero();
  }

  @Test
  void missingName_isGone() throws IOException {
    TreeUnderTest given = emptyTree();

    try (SourceDirectory root = given.tree().root()) {
      assertThatThrownBy(() -> root.status(A)).satisfies(SourceTreeContract::isGone);
      assertThatThrownBy(() -> root.openFile(A)).satisfies(SourceTreeContract::isGone);
      assertThatThrownBy(() -> root.openDirectory(A)).satisfies(SourceTreeContract::isGone);
      assertThatThrownBy(() -> root.linkTarget(A)).satisfies(SourceTreeContract::isGone);
    }
  }

  @Test
  void file_isNoDirectoryAndDirectoryNoFile() throws IOException {
    TreeUnderTest given = emptyTree();
    given.putFile(List.of(A), HELLO);
    given.makeDirectory(List.of(B));

    try (SourceDirectory root = given.tree().root()) {
      assertThatThrownBy(() -> root.openDirectory(A)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> root.openFile(B)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void pipe_isNotWaitedFor() throws IOException {
    TreeUnderTest given = emptyTree();
    assumeTrue(given.makeFifo(List.of(A)), "there are no pipes here");

    try (SourceDirectory root = given.tree().root()) {
      assertThat(root.status(A).mode().bits() & FileMode.FIFO).isNotZero();
      assertThatThrownBy(() -> root.openFile(A)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> root.openDirectory(A)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void fileSwappedForLink_isNotFollowed() throws IOException {
    TreeUnderTest given = emptyTree();
    given.putFile(List.of(A), HELLO);
    given.putFile(List.of(B), HELLO);

    try (SourceDirectory root = given.tree().root()) {
      assertThat(root.status(A).isFile()).isTrue();
      given.remove(List.of(A));
      given.makeSymlink(List.of(A), ByteString.utf8("b"));

      assertThatThrownBy(() -> root.openFile(A)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void directorySwappedForLink_isNotFollowed() throws IOException {
    assumeTrue(holdsDirectories(), "directories are reached by path here");
    TreeUnderTest given = emptyTree();
    given.makeDirectory(List.of(A));
    given.makeDirectory(List.of(B));
    given.putFile(List.of(B, B), HELLO);

    try (SourceDirectory root = given.tree().root();
        SourceDirectory opened = root.openDirectory(A)) {
      given.remove(List.of(A));
      given.makeSymlink(List.of(A), ByteString.utf8("b"));

      assertThatThrownBy(() -> opened.status(B)).satisfies(SourceTreeContract::isGone);
      assertThatThrownBy(() -> root.openDirectory(A)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void extendedAttributes_areReadRaw() throws IOException {
    TreeUnderTest given = emptyTree();
    ByteString value = ByteString.of(new byte[] {0, 1, (byte) 0xff, '\n'});
    given.putFile(List.of(A), HELLO);
    given.makeDirectory(List.of(B));
    assumeTrue(
        given.setExtendedAttribute(List.of(A), "user.one", value)
            && given.setExtendedAttribute(List.of(A), "user.none", ByteString.EMPTY)
            && given.setExtendedAttribute(List.of(B), "user.two", value),
        "there are no extended attributes here");

    try (SourceDirectory root = given.tree().root();
        SourceDirectory directory = root.openDirectory(B)) {
      assertThat(root.extendedAttributes(A))
          .containsExactlyInAnyOrder(
              new ExtendedAttribute("user.one", value),
              new ExtendedAttribute("user.none", ByteString.EMPTY));
      assertThat(directory.extendedAttributes()).contains(new ExtendedAttribute("user.two", value));
      assertThat(root.extendedAttributes(B)).isEqualTo(directory.extendedAttributes());
    }
  }

  @Test
  void extendedAttributesOfLink_areNotThoseOfItsTarget() throws IOException {
    TreeUnderTest given = emptyTree();
    given.putFile(List.of(A), HELLO);
    given.makeSymlink(List.of(B), ByteString.utf8("a"));
    assumeTrue(
        given.setExtendedAttribute(List.of(A), "user.one", ByteString.utf8("1")),
        "there are no extended attributes here");

    try (SourceDirectory root = given.tree().root()) {
      assertThat(root.extendedAttributes(B)).extracting("name").doesNotContain("user.one");
    }
  }

  @Test
  void unknownIds_haveNoNames() throws IOException {
    SourceTree tree = emptyTree().tree();

    assertThat(tree.owner(3_999_999_999L, 3_999_999_998L))
        .extracting("userId", "groupId", "user", "group")
        .containsExactly(3_999_999_999L, 3_999_999_998L, "", "");
  }

  @Test
  void closedTwice_isClosedOnce() throws IOException {
    TreeUnderTest given = emptyTree();
    given.putFile(List.of(A), HELLO);
    SourceDirectory first = given.tree().root();
    SourceFile file = first.openFile(A);

    file.close();
    first.close();
    try (SourceDirectory second = given.tree().root();
        SourceFile other = second.openFile(A)) {
      first.close();
      file.close();

      assertThat(second.names()).containsExactly(A);
      assertThat(other.read(new byte[5], 0, 5)).isEqualTo(5);
      assertThatThrownBy(() -> file.read(new byte[5], 0, 5)).isInstanceOf(IOException.class);
      assertThatThrownBy(first::names).isInstanceOf(IOException.class);
    }
  }

  private static byte[] content(SourceDirectory directory, NodeName name) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] step = new byte[300_007];
    try (SourceFile file = directory.openFile(name)) {
      for (int count = file.read(step, 1, step.length - 1);
          count >= 0;
          count = file.read(step, 1, step.length - 1)) {
        assertThat(count).isPositive();
        content.write(step, 1, count);
      }
    }
    return content.toByteArray();
  }

  /** By its name, since only those who touch files know the class. */
  private static void isGone(Throwable failure) {
    assertThat(failure.getClass().getName()).isEqualTo(GONE);
  }
}
