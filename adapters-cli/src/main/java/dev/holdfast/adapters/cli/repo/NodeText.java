package dev.holdfast.adapters.cli.repo;

import dev.holdfast.engine.format.JsonWriter;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileTimes;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.Node.SymlinkNode;
import dev.holdfast.engine.tree.NodeType;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What lies in a snapshot, as a line for people or as a JSON object that scripts know. */
final class NodeText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final String PERMISSIONS = "rwxrwxrwx";

  private NodeText() {}

  /** Mode, owner, size, time and path, as {@code ls -l} shows them. */
  static String longLine(String path, Node node) {
    String target = node instanceof SymlinkNode link ? " -> " + link.target() : "";
    return String.format(
        Locale.ROOT,
        "%s %5d %5d %12d %s %s%s",
        mode(node),
        node.attributes().owner().userId(),
        node.attributes().owner().groupId(),
        size(node),
        node.attributes().times().modified().format(TIME),
        path,
        target);
  }

  static void write(JsonWriter json, String path, Node node) {
    FileTimes times = node.attributes().times();
    json.beginObject();
    json.member("name").text(node.name().raw());
    json.member("type").text(NodeType.of(node).word());
    json.member("path").text(path);
    json.member("uid").unsigned(node.attributes().owner().userId());
    json.member("gid").unsigned(node.attributes().owner().groupId());
    if (node instanceof FileNode file) {
      json.member("size").unsigned(file.sizeBytes());
    }
    json.member("mode").unsigned(Integer.toUnsignedLong(node.attributes().mode().bits()));
    json.member("permissions").text(mode(node));
    json.member("mtime").time(times.modified());
    json.member("atime").time(times.accessed());
    json.member("ctime").time(times.changed());
    json.member("inode").unsigned(node.attributes().identity().inode());
    json.member("message_type").text("node");
    json.member("struct_type").text("node");
    json.endObject();
  }

  private static long size(Node node) {
    return node instanceof FileNode file ? file.sizeBytes() : 0;
  }

  private static String mode(Node node) {
    int bits = node.attributes().mode().bits();
    StringBuilder text = new StringBuilder(PERMISSIONS.length() + 1).append(letter(node));
    for (int i = 0; i < PERMISSIONS.length(); i++) {
      boolean given = (bits >> (PERMISSIONS.length() - 1 - i) & 1) != 0;
      text.append(given ? PERMISSIONS.charAt(i) : '-');
    }
    mark(text, 3, bits, FileMode.SET_USER_ID, 's');
    mark(text, 6, bits, FileMode.SET_GROUP_ID, 's');
    mark(text, 9, bits, FileMode.STICKY, 't');
    return text.toString();
  }

  /** Small where the file may be executed too, as ls does. */
  private static void mark(StringBuilder text, int at, int bits, int flag, char mark) {
    if ((bits & flag) != 0) {
      text.setCharAt(at, text.charAt(at) == 'x' ? mark : Character.toUpperCase(mark));
    }
  }

  private static char letter(Node node) {
    return switch (NodeType.of(node)) {
      case FILE -> '-';
      case DIRECTORY -> 'd';
      case SYMLINK -> 'l';
      case BLOCK_DEVICE -> 'b';
      case CHARACTER_DEVICE -> 'c';
      case FIFO -> 'p';
      case SOCKET -> 's';
      case IRREGULAR -> '?';
    };
  }
}
