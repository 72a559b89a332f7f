package dev.holdfast.engine.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Seeds;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.UnsupportedFormatException;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeReferencesTest {
  private static final String ID = "ab".repeat(Hash.BYTES);

  private final List<BlobId> trees = new ArrayList<>();
  private final List<BlobId> data = new ArrayList<>();

  @Test
  void referencesOfAnyTree_areThoseOfItsNodes() {
    Seeds.forEachSeed(
        1_000,
        random -> {
          trees.clear();
          data.clear();
          List<Node> nodes = Nodes.anyTree(random);
          TreeWriter writer = new TreeWriter();
          nodes.forEach(writer::add);

          read(writer.finish());

          assertThat(trees)
              .isEqualTo(
                  nodes.stream()
                      .filter(DirectoryNode.class::isInstance)
                      .map(node -> ((DirectoryNode) node).subtree())
                      .toList());
          assertThat(data)
              .isEqualTo(
                  nodes.stream()
                      .filter(FileNode.class::isInstance)
                      .flatMap(node -> ((FileNode) node).content().stream())
                      .toList());
        });
  }

  @Test
  void whatANodeShouldNotNeed_countsToo() {
    read(
        "{\"nodes\":[{\"type\":\"fifo\",\"content\":[\"%s\"],\"subtree\":\"%s\"}]}"
            .formatted(ID, ID));

    assertThat(trees).containsExactly(new BlobId(Hash.parse(ID)));
    assertThat(data).containsExactly(new BlobId(Hash.parse(ID)));
  }

  @Test
  void textThatLooksLikeAReference_isNone() {
    read(
        ("{\"nodes\":[{\"name\":\"\\\"content\\\":[\\\"%s\\\"]\",\"type\":\"file\",\"content\":[],"
                + "\"later\":{\"subtree\":\"%s\"}}],\"subtree\":\"%s\"}")
            .formatted(ID, ID, ID));

    assertThat(trees).isEmpty();
    assertThat(data).isEmpty();
  }

  @Test
  void treeWithoutNodes_needsNothing() {
    read("{\"nodes\":null}");
    read("{\"nodes\":[]}");

    assertThat(trees).isEmpty();
    assertThat(data).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"nodes\":[}",
        "{\"nodes\":[]} x",
        "{\"nodes\":[{\"type\":\"file\"}]}",
        "{\"nodes\":[{\"type\":\"dir\",\"subtree\":null}]}",
        "{\"nodes\":[{\"type\":\"dir\",\"subtree\":\"ab\"}]}",
        "{\"nodes\":[{\"type\":\"file\",\"content\":[7]}]}",
        "{\"nodes\":[{\"type\":\"file\",\"content\":{}}]}"
      })
  void whatIsNoTree_isRefused(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(CorruptException.class);
  }

  @Test
  void nodeOfAnUnknownType_isRefused_sinceItMayNeedMore() {
    assertThatThrownBy(() -> read("{\"nodes\":[{\"type\":\"portal\"}]}"))
        .isInstanceOf(UnsupportedFormatException.class)
        .hasMessageContaining("portal");
  }

  private void read(String json) {
    read(json.getBytes(UTF_8));
  }

  private void read(byte[] tree) {
    TreeReferences.read(
        tree,
        new TreeReferences.Visitor() {
          @Override
          public void tree(BlobId id) {
            trees.add(id);
          }

          @Override
          public void data(BlobId id) {
            data.add(id);
          }
        });
  }
}
