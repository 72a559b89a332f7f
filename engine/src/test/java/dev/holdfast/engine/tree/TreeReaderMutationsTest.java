package dev.holdfast.engine.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.Mutations;
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
