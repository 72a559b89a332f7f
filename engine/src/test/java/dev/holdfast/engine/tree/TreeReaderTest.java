package dev.holdfast.engine.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Seeds;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.UnsupportedFormatException;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.Node.SymlinkNode;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeReaderTest {
  private static final String FILE = "{\"name\":\"a\",\"type\":\"file\",\"content\":[]}";

  @Test
  void anyTree_isReadAsItWasAndEncodedToTheSameBytes() {
    Seeds.forEachSeed(
        1_000,
        random -> {
          List<Node> nodes = Nodes.anyTree(random);
          byte[] tree = write(nodes);

          List<Node> read = read(tree);

          assertThat(read).isEqualTo(nodes);
          assertThat(write(read)).isEqualTo(tree);
        });
  }

  @Test
  void treeInsideABuffer_isRead() {
    byte[] tree = write(List.of(Nodes.emptyFile("a"), Nodes.emptyFile("b")));
    byte[] buffer = new byte[tree.length + 20];
    System.arraycopy(tree, 0, buffer, 10, tree.length);

    try (TreeReader reader = new TreeReader(buffer, 10, tree.length)) {
      assertThat(reader.next()).isEqualTo(Nodes.emptyFile("a"));
      assertThat(reader.hasNext()).isTrue();
      assertThat(reader.hasNext()).isTrue();
      assertThat(reader.next()).isEqualTo(Nodes.emptyFile("b"));
      assertThat(reader.hasNext()).isFalse();
      assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void whatOtherWritersDo_isTolerated() {
    assertThat(read("{\"nodes\":null}")).isEmpty();
    assertThat(read(" { \"v\":[1], \"nodes\" : [ ] , \"w\":{} } ")).isEmpty();
    assertThat(
            read(
                tree(
                    "{\"content\":[],\"type\":\"file\",\"new\":{\"a\":[{}]},\"name\":\"a\","
                        + "\"uid\":null,\"user\":null,\"mtime\":null,\"extended_attributes\":null}")))
        .isEqualTo(read(tree(FILE)));
  }

  @Test
  void missingMembers_areWhatGoReads() {
    FileNode file = (FileNode) read(tree(FILE)).getFirst();

    assertThat(file.attributes().times().modified()).isEqualTo("0001-01-01T00:00:00Z");
    assertThat(file.attributes().owner()).isEqualTo(Owner.ROOT);
    assertThat(file.sizeBytes()).isZero();
  }

  @Test
  void rawLinkTarget_winsOverItsText() {
    String link =
        "{\"name\":\"l\",\"type\":\"symlink\",\"linktarget\":\"a\\ufffd\","
            + "\"linktarget_raw\":\"Yf8=\",\"content\":null}";

    SymlinkNode node = (SymlinkNode) read(tree(link)).getFirst();

    assertThat(node.target().bytes()).containsExactly('a', 0xff);
  }

  @Test
  void treeOutOfOrder_isRead() {
    String tree = tree(file("c") + "," + file("a") + "," + file("b") + "," + file("d"));

    assertThat(read(tree))
        .extracting(node -> node.name().toString())
        .containsExactly("c", "a", "b", "d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,a", "a,b,b", "a,b,a", "c,a,b,c", "b,a,c,a", "b,a,c,c"})
  void twoNodesOfOneName_areRefused(String names) {
    List<String> files = new ArrayList<>();
    for (String name : names.split(",", -1)) {
      files.add(file(name));
    }

    assertCorrupt(() -> read(tree(String.join(",", files))), "two nodes named");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "/", "\\\\x00", "a\\\\x2fb", "\\\\x2e\\\\x2e"})
  void nameThatLeadsOutOfTheFolder_isRefused(String name) {
    assertCorrupt(() -> read(tree(file(name))), "cannot name a file");
  }

  @Test
  void nameThatIsNotQuoted_isRefused() {
    assertCorrupt(() -> read(tree(file("a\\\\q"))), "as Go quotes it");
  }

  @Test
  void nodeWithoutWhatItsTypeNeeds_isRefused() {
    assertCorrupt(() -> read(tree("{\"name\":\"a\",\"type\":\"file\"}")), "no \"content\"");
    assertCorrupt(
        () -> read(tree("{\"name\":\"a\",\"type\":\"file\",\"content\":null}")), "no \"content\"");
    assertCorrupt(() -> read(tree("{\"name\":\"a\",\"type\":\"dir\"}")), "no \"subtree\"");
    assertCorrupt(() -> read(tree("{\"name\":\"a\"}")), "no \"type\"");
    assertCorrupt(() -> read(tree("{}")), "cannot name a file");
  }

  @Test
  void unknownType_isUnsupported() {
    assertThatThrownBy(() -> read(tree("{\"name\":\"a\",\"type\":\"whiteout\"}")))
        .isInstanceOf(UnsupportedFormatException.class)
        .hasMessageContaining("whiteout");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"mode\":4294967296",
        "\"uid\":-1",
        "\"size\":9223372036854775808",
        "\"inode\":18446744073709551616",
        "\"mtime\":\"yesterday\"",
        "\"mtime\":5",
        "\"content\":[\"00\"]",
        "\"content\":{}",
        "\"linktarget_raw\":\"*\"",
        "\"extended_attributes\":[5]",
        "\"generic_attributes\":[]"
      })
  void memberOfWrongKindOrRange_isRefused(String member) {
    String node = "{\"name\":\"a\",\"type\":\"file\",\"content\":[]," + member + "}";

    assertCorrupt(() -> read(tree(node)), "The tree");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"nodes\":{}}",
        "{\"nodes\":[5]}",
        "{\"nodes\":[]",
        "{\"nodes\":[",
        "{\"nodes\":[]}x",
        "{\"nodes\":[]}{}",
        "{\"nodes\":[],\"nodes\":[]}"
      })
  void bytesThatAreNoTree_areRefused(String tree) {
    assertCorrupt(() -> read(tree), "The tree");
  }

  @Test
  void anyTreeWithAChangedByte_isReadOrRefusedButNeverBreaksTheReader() {
    Seeds.forEachSeed(
        2_000,
        random -> {
          byte[] tree = write(Nodes.anyTree(random));
          tree[random.nextInt(tree.length)] = (byte) random.nextInt(256);

          try {
            read(tree);
          } catch (CorruptException | UnsupportedFormatException e) {
            assertThat(e).message().isNotBlank();
          }
        });
  }

  private static void assertCorrupt(ThrowingCallable reading, String reason) {
    assertThatThrownBy(reading).isInstanceOf(CorruptException.class).hasMessageContaining(reason);
  }

  /** The name stands as it must in the JSON text. */
  private static String file(String name) {
    return FILE.replace("\"a\"", "\"" + name + "\"");
  }

  private static String tree(String nodes) {
    return "{\"nodes\":[" + nodes + "]}\n";
  }

  private static byte[] write(List<Node> nodes) {
    TreeWriter writer = new TreeWriter();
    nodes.forEach(writer::add);
    return writer.finish();
  }

  private static List<Node> read(String tree) {
    return read(tree.getBytes(UTF_8));
  }

  private static List<Node> read(byte[] tree) {
    List<Node> nodes = new ArrayList<>();
    try (TreeReader reader = new TreeReader(tree)) {
      reader.forEachRemaining(nodes::add);
    }
    return nodes;
  }
}
