package dev.holdfast.engine.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.tree.Node.FileNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class WrittenNodesTest {
  private static final BlobId ID = BlobId.parse("07".repeat(32));

  @Test
  void nodeThatIsFoundByItsHead_endsWhereItEnds_andTheNextFollows() {
    FileNode first = file("a{[\"}", List.of(ID));
    FileNode second = file("b", List.of());
    byte[] tree = new TreeWriter().add(first).add(second).finish();

    WrittenNodes byHead = new WrittenNodes(tree);
    assertThat(byHead.has(head(first))).isTrue();
    WrittenNodes byText = new WrittenNodes(tree);
    assertThat(byHead.end()).isEqualTo(byText.end());
    assertThat(byHead.read()).isEqualTo(first);

    byHead.advance();
    assertThat(byHead.has(head(first))).isFalse();
    assertThat(byHead.has(head(second))).isTrue();
    byHead.advance();
    assertThat(byHead.hasNode()).isFalse();
    assertThat(byHead.has(head(second))).isFalse();
  }

  @Test
  void treeThatIsCutShort_hasNoNodeThere() {
    FileNode file = file("a", List.of(ID));
    byte[] tree = new TreeWriter().add(file).finish();

    for (int length = 0; length < tree.length - "]}\n".length(); length++) {
      WrittenNodes nodes = new WrittenNodes(Arrays.copyOf(tree, length));

      assertThat(nodes.has(head(file))).as("cut at %d", length).isFalse();
      assertThat(nodes.hasNode()).as("cut at %d", length).isFalse();
    }
  }

  @RepeatedTest(50)
  void anyTree_isReadNodeByNode(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    List<Node> nodes = Nodes.anyTree(new SplittableRandom(seed));
    TreeWriter writer = new TreeWriter();
    nodes.forEach(writer::add);

    WrittenNodes written = new WrittenNodes(writer.finish());

    for (Node node : nodes) {
      assertThat(written.read()).as("seed %d", seed).isEqualTo(node);
      written.advance();
    }
    assertThat(written.hasNode()).as("seed %d", seed).isFalse();
  }

  private static FileNode file(String name, List<BlobId> content) {
    FileNode empty = Nodes.emptyFile(name);
    return new FileNode(empty.name(), empty.attributes(), 3, 1, content);
  }

  private static NodeHead head(FileNode node) {
    FileTimes times = node.attributes().times();
    NodeHead head = new NodeHead();
    head.write(
        node.name(),
        node.attributes(),
        new FileStatus(
            node.attributes().mode(),
            node.sizeBytes(),
            instant(times.modified()),
            instant(times.accessed()),
            instant(times.changed()),
            0,
            0,
            FileIdentity.UNKNOWN,
            node.links(),
            0));
    return head;
  }

  private static Instant instant(OffsetDateTime time) {
    return time.toInstant();
  }
}
