package dev.holdfast.engine.tree;

import dev.holdfast.engine.error.UnsupportedFormatException;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.format.GoQuote;
import dev.holdfast.engine.format.JsonReader;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.tree.Node.DeviceKind;
import dev.holdfast.engine.tree.Node.DeviceNode;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.Node.SpecialKind;
import dev.holdfast.engine.tree.Node.SpecialNode;
import dev.holdfast.engine.tree.Node.SymlinkNode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of one node as they come, in any order, until the node can be made of them. */
final class NodeReader {
  /** What Go reads where a time is missing. */
  private static final OffsetDateTime NO_TIME =
      OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final JsonReader in;

  private String name = "";
  private String type = "";
  private long mode;
  private OffsetDateTime mtime = NO_TIME;
  private OffsetDateTime atime = NO_TIME;
  private OffsetDateTime ctime = NO_TIME;
  private long uid;
  private long gid;
  private String user = "";
  private String group = "";
  private long inode;
  private long deviceId;
  private long size;
  private long links;
  private ByteString linkTarget = ByteString.EMPTY;
  private ByteString linkTargetRaw = ByteString.EMPTY;
  private List<ExtendedAttribute> extended = List.of();
  private List<GenericAttribute> generic = List.of();
  private long device;
  private @Nullable List<BlobId> content;
  private @Nullable BlobId subtree;
  private String error = "";

  private NodeReader(JsonReader in) {
    this.in = in;
  }

  /** Reads the node on which the reader stands. */
  static Node read(JsonReader in) {
    NodeReader reader = new NodeReader(in);
    in.beginObject();
    while (in.nextMember()) {
      if (!in.isNull()) {
        reader.readMember(in.memberName());
      }
    }
    try {
      return reader.node();
    } catch (IllegalArgumentException e) {
      throw in.corrupt("has a node that is refused: " + e.getMessage());
    }
  }

  private void readMember(String member) {
    switch (member) {
      case "name" -> name = in.text();
      case "type" -> type = in.text();
      case "mode" -> mode = in.uint32();
      case "mtime" -> mtime = in.time();
      case "atime" -> atime = in.time();
      case "ctime" -> ctime = in.time();
      case "uid" -> uid = in.uint32();
      case "gid" -> gid = in.uint32();
      case "user" -> user = in.text();
      case "group" -> group = in.text();
      case "inode" -> inode = in.uint64();
      case "device_id" -> deviceId = in.uint64();
      case "size" -> size = in.uint64();
      case "links" -> links = in.uint64();
      case "linktarget" -> linkTarget = ByteString.utf8(in.text());
      case "linktarget_raw" -> linkTargetRaw = ByteString.of(in.base64());
      case "extended_attributes" -> extended = readExtended();
      case "generic_attributes" -> generic = readGeneric();
      case "device" -> device = in.uint64();
      case "content" -> content = readBlobs();
      case "subtree" -> subtree = new BlobId(in.hash());
      case "error" -> error = in.text();
      default -> in.skip();
    }
  }

  private List<ExtendedAttribute> readExtended() {
    List<ExtendedAttribute> attributes = new ArrayList<>();
    in.beginArray();
    while (in.nextElement()) {
      String attribute = "";
      byte[] value = {};
      in.beginObject();
      while (in.nextMember()) {
        switch (in.memberName()) {
          case "name" -> attribute = in.text();
          case "value" -> value = in.isNull() ? value : in.base64();
          default -> in.skip();
        }
      }
      attributes.add(new ExtendedAttribute(attribute, ByteString.of(value)));
    }
    return attributes;
  }

  private List<GenericAttribute> readGeneric() {
    List<GenericAttribute> attributes = new ArrayList<>();
    in.beginObject();
    while (in.nextMember()) {
      String attribute = in.memberName();
      attributes.add(new GenericAttribute(attribute, in.verbatim()));
    }
    return attributes;
  }

  private List<BlobId> readBlobs() {
    List<BlobId> blobs = new ArrayList<>();
    in.beginArray();
    while (in.nextElement()) {
      blobs.add(new BlobId(in.hash()));
    }
    return blobs;
  }

  private Node node() {
    NodeName nodeName = new NodeName(ByteString.of(GoQuote.unquote(name)));
    Attributes attributes = attributes();
    return switch (type()) {
      case FILE -> new FileNode(nodeName, attributes, size, links, content());
      case DIRECTORY -> new DirectoryNode(nodeName, attributes, subtree());
      case SYMLINK -> new SymlinkNode(nodeName, attributes, target(), links);
      case BLOCK_DEVICE -> device(nodeName, attributes, DeviceKind.BLOCK);
      case CHARACTER_DEVICE -> device(nodeName, attributes, DeviceKind.CHARACTER);
      case FIFO -> new SpecialNode(nodeName, attributes, SpecialKind.FIFO);
      case SOCKET -> new SpecialNode(nodeName, attributes, SpecialKind.SOCKET);
      case IRREGULAR -> new SpecialNode(nodeName, attributes, SpecialKind.IRREGULAR);
    };
  }

  private NodeType type() {
    if (type.isEmpty()) {
      throw new IllegalArgumentException("node \"" + name + "\" has no \"type\"");
    }
    return NodeType.named(type)
        .orElseThrow(
            () ->
                new UnsupportedFormatException(
                    "Node \""
                        + name
                        + "\" is of type \""
                        + type
                        + "\", which is not known. Restore it with the program that wrote it."));
  }

  private Attributes attributes() {
    return new Attributes(
        new FileMode((int) mode),
        new FileTimes(mtime, atime, ctime),
        new Owner(uid, gid, user, group),
        new FileIdentity(inode, deviceId),
        extended,
        generic,
        error);
  }

  private List<BlobId> content() {
    if (content == null) {
      throw new IllegalArgumentException("file \"" + name + "\" has no \"content\"");
    }
    return content;
  }

  private BlobId subtree() {
    if (subtree == null) {
      throw new IllegalArgumentException("folder \"" + name + "\" has no \"subtree\"");
    }
    return subtree;
  }

  private ByteString target() {
    return linkTargetRaw.isEmpty() ? linkTarget : linkTargetRaw;
  }

  private DeviceNode device(NodeName nodeName, Attributes attributes, DeviceKind kind) {
    return new DeviceNode(nodeName, attributes, kind, device, links);
  }
}
