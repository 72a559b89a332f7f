package dev.holdfast.engine.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.tree.Node.DeviceKind;
import dev.holdfast.engine.tree.Node.DeviceNode;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.Node.SpecialKind;
import dev.holdfast.engine.tree.Node.SpecialNode;
import dev.holdfast.engine.tree.Node.SymlinkNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeWriterTest {
  private static final BlobId ID = BlobId.parse("07".repeat(32));
  private static final String TIMES =
      "\"mtime\":\"2020-01-02T03:04:05.5Z\",\"atime\":\"2020-01-02T03:04:05.5Z\","
          + "\"ctime\":\"2020-01-02T03:04:06Z\"";
  private static final Attributes PLAIN = Nodes.emptyFile("x").attributes();

  private final TreeWriter writer = new TreeWriter();

  @Test
  void vectorsOfTheFormat_haveTheirIds() throws NoSuchAlgorithmException {
    assertThat(sha256(writer.finish()))
        .isEqualTo("ac08ce34ba4f8123618661bef2425f7028ffb9ac740578a3ee88684d2523fee8");
    assertThat(sha256(writer.add(Nodes.emptyFile("a<b")).finish()))
        .isEqualTo("77cf8760981146a64789673d1080c710323d2d79d1792da33f94e88f78ab7c38");
  }

  @Test
  void namesOfTheFormat_areQuotedThenEscaped() {
    assertThat(name("quo\"te")).isEqualTo("quo\\\\\\\"te");
    assertThat(name("back\\slash")).isEqualTo("back\\\\\\\\slash");
    assertThat(name("\t")).isEqualTo("\\\\t");
    assertThat(name("\u00a0")).isEqualTo("\\\\u00a0");
    assertThat(name("\u2028")).isEqualTo("\\\\u2028");
    assertThat(name("\ue000")).isEqualTo("\\\\ue000");
    assertThat(name(Character.toString(0xe0001))).isEqualTo("\\\\U000e0001");
    assertThat(name("\uFFFDe\u0301\uD83D\uDE00")).isEqualTo("\uFFFDe\u0301\uD83D\uDE00");
  }

  @Test
  void fileWithEverything_hasItsMembersInOrder() {
    Attributes attributes =
        new Attributes(
            new FileMode(FileMode.STICKY | 0755),
            FileTimes.all(OffsetDateTime.parse("1999-12-31T23:59:59.000000001+01:00")),
            new Owner(4_294_967_295L, 7, "ann", "staff"),
            new FileIdentity(-1, 5),
            List.of(new ExtendedAttribute("user.note", ByteString.utf8("hi"))),
            List.of(new GenericAttribute("windows.file_attributes", ByteString.utf8("32"))),
            "old");
    FileNode file = new FileNode(NodeName.of("f"), attributes, 10, 2, List.of(ID, ID));

    assertThat(node(file))
        .isEqualTo(
            "{\"name\":\"f\",\"type\":\"file\",\"mode\":1049069,"
                + "\"mtime\":\"1999-12-31T23:59:59.000000001+01:00\","
                + "\"atime\":\"1999-12-31T23:59:59.000000001+01:00\","
                + "\"ctime\":\"1999-12-31T23:59:59.000000001+01:00\","
                + "\"uid\":4294967295,\"gid\":7,\"user\":\"ann\",\"group\":\"staff\","
                + "\"inode\":18446744073709551615,\"device_id\":5,\"size\":10,\"links\":2,"
                + "\"extended_attributes\":[{\"name\":\"user.note\",\"value\":\"aGk=\"}],"
                + "\"generic_attributes\":{\"windows.file_attributes\":32},"
                + ("\"content\":[\"" + ID + "\",\"" + ID + "\"],\"error\":\"old\"}"));
  }

  @Test
  void otherNodes_haveContentNullAndTheirOwnMembers() {
    String common = ",\"mode\":420," + TIMES + ",\"uid\":0,\"gid\":0";
    NodeName n = NodeName.of("n");

    assertThat(node(new DirectoryNode(n, PLAIN, ID)))
        .isEqualTo(
            "{\"name\":\"n\",\"type\":\"dir\""
                + common
                + ",\"content\":null,\"subtree\":\""
                + ID
                + "\"}");
    assertThat(node(new SymlinkNode(n, PLAIN, ByteString.utf8("../x"), 1)))
        .isEqualTo(
            "{\"name\":\"n\",\"type\":\"symlink\""
                + common
                + ",\"links\":1,\"linktarget\":\"../x\",\"content\":null}");
    assertThat(node(new DeviceNode(n, PLAIN, DeviceKind.CHARACTER, 259, 1)))
        .isEqualTo(
            "{\"name\":\"n\",\"type\":\"chardev\""
                + common
                + ",\"links\":1,\"device\":259,\"content\":null}");
    assertThat(node(new DeviceNode(n, PLAIN, DeviceKind.BLOCK, 0, 0)))
        .isEqualTo("{\"name\":\"n\",\"type\":\"dev\"" + common + ",\"content\":null}");
    assertThat(node(new SpecialNode(n, PLAIN, SpecialKind.FIFO)))
        .isEqualTo("{\"name\":\"n\",\"type\":\"fifo\"" + common + ",\"content\":null}");
  }

  @Test
  void linkTargetThatIsNotUtf8_isWrittenTwice() {
    ByteString target = ByteString.of(new byte[] {'a', (byte) 0xff});

    String node = node(new SymlinkNode(NodeName.of("n"), PLAIN, target, 0));

    assertThat(node).contains(",\"linktarget\":\"a\\ufffd\",\"linktarget_raw\":\"Yf8=\",");
  }

  @Test
  void nodeOutOfOrder_isRefusedAndTheTreeStaysAsItWas() {
    writer.add(Nodes.emptyFile("b"));

    assertThatThrownBy(() -> writer.add(Nodes.emptyFile("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"a\" must not follow \"b\"");
    assertThatThrownBy(() -> writer.add(Nodes.emptyFile("b")))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(writer.finish()).isEqualTo(writer.add(Nodes.emptyFile("b")).finish());
  }

  private String name(String raw) {
    String node = node(Nodes.emptyFile(raw));
    return node.substring("{\"name\":\"".length(), node.indexOf("\",\"type\""));
  }

  private String node(Node node) {
    String tree = new String(writer.add(node).finish(), UTF_8);
    return tree.substring("{\"nodes\":[".length(), tree.length() - "]}\n".length());
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
