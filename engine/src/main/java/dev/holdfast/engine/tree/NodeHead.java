package dev.holdfast.engine.tree;

import dev.holdfast.engine.format.GoQuote;
import dev.holdfast.engine.format.JsonWriter;

/**
 * The members with which the text of a node begins, {@code name} to {@code links}: all that a
 * file's status says. Two nodes whose heads are the same bytes are of a file that nobody has
 * touched meanwhile, since its time of change and its inode are in them.
 *
 * <p>A worker object that keeps its buffer; for one thread at a time.
 */
public final class NodeHead {
  private final JsonWriter out = new JsonWriter();

  /**
   * Writes the head of a node; {@link #startsWith} compares it.
   *
   * @param attributes without those that are extended, which stand behind the head
   */
  public void write(NodeName name, Attributes attributes, FileStatus status) {
    FileMode mode = attributes.mode();
    boolean hasLinks = mode.isFile() || mode.isSymlink() || mode.isDevice();
    out.reset();
    out.beginObject();
    write(
        out,
        name,
        NodeType.of(mode),
        attributes,
        mode.isFile() ? status.sizeBytes() : 0,
        hasLinks ? status.links() : 0);
  }

  /** Whether the bytes there are this head, and another member follows. */
  public boolean startsWith(byte[] tree, int offset) {
    return out.isAt(tree, offset) && tree[offset + out.length()] == ',';
  }

  /** How many bytes the head has. */
  public int lengthBytes() {
    return out.length();
  }

  static void write(
      JsonWriter out, NodeName name, NodeType type, Attributes attributes, long size, long links) {
    out.member("name").text(GoQuote.quote(name.raw().bytes()));
    out.member("type").text(type.word());
    optional(out, "mode", Integer.toUnsignedLong(attributes.mode().bits()));
    FileTimes times = attributes.times();
    out.member("mtime").time(times.modified());
    out.member("atime").time(times.accessed());
    out.member("ctime").time(times.changed());
    Owner owner = attributes.owner();
    out.member("uid").unsigned(owner.userId());
    out.member("gid").unsigned(owner.groupId());
    optional(out, "user", owner.user());
    optional(out, "group", owner.group());
    optional(out, "inode", attributes.identity().inode());
    optional(out, "device_id", attributes.identity().deviceId());
    optional(out, "size", size);
    optional(out, "links", links);
  }

  private static void optional(JsonWriter out, String member, long value) {
    if (value != 0) {
      out.member(member).unsigned(value);
    }
  }

  private static void optional(JsonWriter out, String member, String value) {
    if (!value.isEmpty()) {
      out.member(member).text(value);
    }
  }
}
