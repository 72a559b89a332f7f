package dev.holdfast.engine.tree;

import dev.holdfast.engine.format.GoQuote;
import dev.holdfast.engine.format.JsonWriter;
import dev.holdfast.engine.format.JsonWriter.Name;

/**
 * The members with which the text of a node begins, {@code name} to {@code links}: all that a
 * file's status says. Two nodes whose heads are the same bytes are of a file that nobody has
 * touched meanwhile, since its time of change and its inode are in them.
 *
 * <p>A worker object that keeps its buffer; for one thread at a time.
 */
public final class NodeHead {
  private static final Name NAME = Name.of("name");
  private static final Name TYPE = Name.of("type");
  private static final Name MODE = Name.of("mode");
  private static final Name MTIME = Name.of("mtime");
  private static final Name ATIME = Name.of("atime");
  private static final Name CTIME = Name.of("ctime");
  private static final Name UID = Name.of("uid");
  private static final Name GID = Name.of("gid");
  private static final Name USER = Name.of("user");
  private static final Name GROUP = Name.of("group");
  private static final Name INODE = Name.of("inode");
  private static final Name DEVICE_ID = Name.of("device_id");
  private static final Name SIZE = Name.of("size");
  private static final Name LINKS = Name.of("links");

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
    out.member(NAME).text(GoQuote.quote(name.raw().bytes()));
    out.member(TYPE).text(type.word());
    optional(out, MODE, Integer.toUnsignedLong(attributes.mode().bits()));
    FileTimes times = attributes.times();
    out.member(MTIME).time(times.modified());
    out.member(ATIME).time(times.accessed());
    out.member(CTIME).time(times.changed());
    Owner owner = attributes.owner();
    out.member(UID).unsigned(owner.userId());
    out.member(GID).unsigned(owner.groupId());
    optional(out, USER, owner.user());
    optional(out, GROUP, owner.group());
    optional(out, INODE, attributes.identity().inode());
    optional(out, DEVICE_ID, attributes.identity().deviceId());
    optional(out, SIZE, size);
    optional(out, LINKS, links);
  }

  private static void optional(JsonWriter out, Name member, long value) {
    if (value != 0) {
      out.member(member).unsigned(value);
    }
  }

  private static void optional(JsonWriter out, Name member, String value) {
    if (!value.isEmpty()) {
      out.member(member).text(value);
    }
  }
}
