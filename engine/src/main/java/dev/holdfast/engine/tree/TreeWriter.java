package dev.holdfast.engine.tree;

import dev.holdfast.engine.error.LimitException;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.format.GoQuote;
import dev.holdfast.engine.format.JsonWriter;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.tree.Node.DeviceNode;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.Node.SpecialNode;
import dev.holdfast.engine.tree.Node.SymlinkNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes tree blobs, byte for byte as restic does, since their hash is their name.
 *
 * <p>Layout: <code>{"nodes":[</code> node, node… <code>]}</code> and a line feed, no spaces, nodes
 * strictly ascending by the raw bytes of their names. The members of a node, in this order; those
 * with a question mark are left out when empty or 0:
 *
 * <ol>
 *   <li>{@code name}: quoted as {@link GoQuote} does, then a JSON string.
 *   <li>{@code type}: file, dir, symlink, dev (block), chardev, fifo, socket or irregular.
 *   <li>{@code mode}?: see {@link FileMode}.
 *   <li>{@code mtime}, {@code atime}, {@code ctime}: RFC 3339 with nanoseconds.
 *   <li>{@code uid}, {@code gid}, {@code user}?, {@code group}?.
 *   <li>{@code inode}?, {@code device_id}?.
 *   <li>{@code size}?: files only.
 *   <li>{@code links}?: files, symlinks and devices.
 *   <li>{@code linktarget}?: symlinks; where it is not UTF-8, {@code linktarget_raw} follows with
 *       its bytes in base64, and counts.
 *   <li>{@code extended_attributes}?: name and value in base64.
 *   <li>{@code generic_attributes}?: an object.
 *   <li>{@code device}?: devices only.
 *   <li>{@code content}: ids of a file's data blobs; {@code null} for all other nodes.
 *   <li>{@code subtree}?: id of a folder's tree blob.
 *   <li>{@code error}?: text of old writers.
 * </ol>
 *
 * <p>Source: restic's repository format, version 2. A worker object that keeps its buffer; for one
 * thread at a time.
 */
public final class TreeWriter {
  private final JsonWriter out = new JsonWriter();
  private @Nullable NodeName last;

  /** Begins an empty tree. */
  public TreeWriter() {
    begin();
  }

  /**
   * Adds a node.
   *
   * @throws IllegalArgumentException if its name is not above that of the node before; the tree
   *     stays as it was
   * @throws LimitException if the tree becomes too long for one blob; the writer is then of no use
   */
  public TreeWriter add(Node node) {
    if (last != null && last.compareTo(node.name()) >= 0) {
      throw new IllegalArgumentException(
          "Nodes of a tree ascend by name: \""
              + node.name()
              + "\" must not follow \""
              + last
              + "\"");
    }
    write(node);
    last = node.name();
    return this;
  }

  /**
   * Adds nodes as another tree has them, with the commas between them.
   *
   * @param lastName the name of the last of them; the caller sees to it that all ascend
   */
  public TreeWriter addWritten(NodeName lastName, byte[] tree, int offset, int length) {
    out.verbatim(tree, offset, length);
    last = lastName;
    return this;
  }

  /** How long the tree is so far. */
  public int lengthBytes() {
    return out.length();
  }

  /** The blob's bytes; the writer then begins another, empty tree. */
  public byte[] finish() {
    byte[] tree = out.endArray().endObject().newLine().toBytes();
    begin();
    return tree;
  }

  private void begin() {
    out.reset();
    out.beginObject().member("nodes").beginArray();
    last = null;
  }

  private void write(Node node) {
    Attributes attributes = node.attributes();
    out.beginObject();
    NodeHead.write(out, node.name(), NodeType.of(node), attributes, size(node), links(node));
    if (node instanceof SymlinkNode link) {
      writeTarget(link.target());
    }
    writeExtended(attributes.extended());
    writeGeneric(attributes.generic());
    writeContent(node);
    if (!attributes.error().isEmpty()) {
      out.member("error").text(attributes.error());
    }
    out.endObject();
  }

  private static long size(Node node) {
    return node instanceof FileNode file ? file.sizeBytes() : 0;
  }

  private static long links(Node node) {
    return switch (node) {
      case FileNode file -> file.links();
      case SymlinkNode link -> link.links();
      case DeviceNode device -> device.links();
      case DirectoryNode directory -> 0;
      case SpecialNode special -> 0;
    };
  }

  private void writeTarget(ByteString target) {
    if (target.isEmpty()) {
      return;
    }
    out.member("linktarget").text(target);
    if (!target.isUtf8()) {
      out.member("linktarget_raw").base64(target.bytes());
    }
  }

  private void writeExtended(List<ExtendedAttribute> attributes) {
    if (attributes.isEmpty()) {
      return;
    }
    out.member("extended_attributes").beginArray();
    for (ExtendedAttribute attribute : attributes) {
      out.beginObject();
      out.member("name").text(attribute.name());
      out.member("value").base64(attribute.value().bytes());
      out.endObject();
    }
    out.endArray();
  }

  private void writeGeneric(List<GenericAttribute> attributes) {
    if (attributes.isEmpty()) {
      return;
    }
    out.member("generic_attributes").beginObject();
    for (GenericAttribute attribute : attributes) {
      out.member(attribute.name()).verbatim(attribute.json());
    }
    out.endObject();
  }

  private void writeContent(Node node) {
    switch (node) {
      case FileNode file -> writeBlobs(file.content());
      case DirectoryNode directory -> {
        out.member("content").nothing();
        out.member("subtree").hash(directory.subtree().hash());
      }
      case DeviceNode device -> {
        if (device.device() != 0) {
          out.member("device").unsigned(device.device());
        }
        out.member("content").nothing();
      }
      case SymlinkNode link -> out.member("content").nothing();
      case SpecialNode special -> out.member("content").nothing();
    }
  }

  private void writeBlobs(List<BlobId> blobs) {
    out.member("content").beginArray();
    for (BlobId blob : blobs) {
      out.hash(blob.hash());
    }
    out.endArray();
  }
}
