package dev.holdfast.engine.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.Mutations;
import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TreeReaderMutationsTest {

  @Test
  @Timeout(600)
  void changedTree_isRefused_orWrittenAgainToWhatIsReadAlike() {
    SplittableRandom random = new SplittableRandom(1);
    Mutations.of("TreeReader", TreeReaderMutationsTest::read, TreeReaderMutationsTest::check)
        .withinBytes(Mutations.NAMES_OF_JSON_BYTES, 200)
        .check(
            Stream.generate(() -> write(Nodes.anyTree(random).stream().limit(4).toList()))
                .limit(16)
                .toList());
  }

  @Test
  @Timeout(600)
  void referencesOfAChangedTree_areRefused_orThoseOfItsNodes() {
    SplittableRandom random = new SplittableRandom(2);
    Mutations.of(
            "TreeReferences",
            TreeReaderMutationsTest::references,
            (tree, found) -> {
              if (isRead(tree)) {
                assertThat(found).containsAll(needed(read(tree)));
              }
            })
        .withinBytes(Mutations.NAMES_OF_JSON_BYTES, 200)
        .check(
            Stream.generate(() -> write(Nodes.anyTree(random).stream().limit(4).toList()))
                .limit(16)
                .toList());
  }

  private static List<BlobId> references(byte[] tree) {
    List<BlobId> found = new ArrayList<>();
    TreeReferences.read(
        tree,
        new TreeReferences.Visitor() {
          @Override
          public void tree(BlobId id) {
            found.add(id);
          }

          @Override
          public void data(BlobId id) {
            found.add(id);
          }
        });
    return found;
  }

  private static boolean isRead(byte[] tree) {
    try {
      read(tree);
      return true;
    } catch (EngineException e) {
      return false;
    }
  }

  private static List<BlobId> needed(List<Node> nodes) {
    List<BlobId> needed = new ArrayList<>();
    for (Node node : nodes) {
      if (node instanceof FileNode file) {
        needed.addAll(file.content());
      } else if (node instanceof DirectoryNode directory) {
        needed.add(directory.subtree());
      }
    }
    return needed;
  }

  private static void check(byte[] tree, List<Node> nodes) {
    List<Node> sorted = nodes.stream().sorted(Comparator.comparing(Node::name)).toList();
    List<Node> written = read(write(sorted));
    // The first time, what is no text becomes U+FFFD; names are checked bytes.
    assertThat(names(written)).isEqualTo(names(sorted));
    assertThat(read(write(written))).isEqualTo(written);
  }

  private static List<NodeName> names(List<Node> nodes) {
    return nodes.stream().map(Node::name).toList();
  }

  private static byte[] write(List<Node> nodes) {
    TreeWriter writer = new TreeWriter();
    nodes.forEach(writer::add);
    return writer.finish();
  }

  private static List<Node> read(byte[] tree) {
    List<Node> nodes = new ArrayList<>();
    try (TreeReader reader = new TreeReader(tree)) {
      reader.forEachRemaining(nodes::add);
    }
    return nodes;
  }
}
