package dev.holdfast.engine.tree;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.UnsupportedFormatException;
import dev.holdfast.engine.format.JsonReader;
import dev.holdfast.engine.id.Hash;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/**
 * The nodes of a tree as its text has them, from first to last: to be told apart without being
 * read, and to be taken over as they are.
 *
 * <p>A tree that is not laid out as {@link TreeWriter} does it has no nodes here. For one thread.
 */
public final class WrittenNodes {
  private static final byte[] BEGINNING = ascii("{\"nodes\":[");
  private static final byte[] CONTENT = ascii("\"content\":[");
  private static final byte[] SUBTREE = ascii("\"content\":null,\"subtree\":\"");
  private static final byte[] NONE = {};
  private static final int UNKNOWN = -1;

  private final byte[] tree;

  /** Where the node that comes next stands. */
  private int start;

  /** Its end, behind the brace, once somebody has asked; equal to its start if there is none. */
  private int end = UNKNOWN;

  public WrittenNodes(byte[] tree) {
    boolean known = isAt(BEGINNING, tree, 0);
    this.tree = known ? tree : NONE;
    this.start = known ? BEGINNING.length : 0;
  }

  /** Whether there is a node. */
  public boolean hasNode() {
    return end() > start;
  }

  /** Whether the node begins with this head. */
  public boolean has(NodeHead head) {
    if (!head.startsWith(tree, start)) {
      return false;
    }
    if (end == UNKNOWN) {
      // The head is a part of the node's own object, so the rest is enough to find the end.
      end = endOfNode(start + head.lengthBytes(), 1);
    }
    return hasNode();
  }

  /** The text of all nodes. */
  public byte[] text() {
    return tree;
  }

  /** Where the first node begins. */
  public int first() {
    return tree.length == 0 ? 0 : BEGINNING.length;
  }

  /** Where the node begins. */
  public int start() {
    return start;
  }

  /** Where the node ends. */
  public int end() {
    if (end == UNKNOWN) {
      end = endOfNode(start, 0);
    }
    return end;
  }

  /** Goes on to the node behind this one. */
  public void advance() {
    boolean more = end() < tree.length && tree[end] == ',';
    start = more ? end + 1 : end;
    end = more ? UNKNOWN : start;
  }

  /**
   * The node.
   *
   * @throws CorruptException if it can't be read
   * @throws UnsupportedFormatException if it is of an unknown type
   */
  public Node read() {
    try (JsonReader in = new JsonReader("The tree", tree, start, end() - start)) {
      return NodeReader.read(in);
    }
  }

  /**
   * Whether all blobs of the content pass a test, of a node that begins with a head; of what has no
   * content they do.
   */
  public boolean allContent(NodeHead head, Predicate<Hash> test) {
    int behind = end();
    int at = find(CONTENT, start + head.lengthBytes());
    if (at < 0) {
      return true;
    }
    at += CONTENT.length;
    while (at < behind && tree[at] == '"') {
      if (!test.test(hash(at + 1))) {
        return false;
      }
      at += 1 + Hash.HEX_DIGITS + 1;
      at += at < behind && tree[at] == ',' ? 1 : 0;
    }
    return true;
  }

  /** The tree of a directory, in a node that begins with a head and is laid out as usual. */
  public Hash subtree(NodeHead head) {
    int at = find(SUBTREE, start + head.lengthBytes());
    if (at < 0) {
      throw new CorruptException("The tree has a directory without subtree");
    }
    return hash(at + SUBTREE.length);
  }

  private Hash hash(int at) {
    if (at + Hash.HEX_DIGITS >= end()) {
      throw new CorruptException("The tree has a hash that is cut short");
    }
    try {
      return Hash.parse(tree, at);
    } catch (IllegalArgumentException e) {
      throw new CorruptException("The tree has a hash with other signs than digits", e);
    }
  }

  /** Where a member stands in the node, outside of all texts; -1 if it does not. */
  private int find(byte[] member, int from) {
    int depth = 0;
    int behind = end();
    for (int at = from; at < behind; at++) {
      switch (tree[at]) {
        case '"' -> {
          if (depth == 0 && isAt(member, tree, at)) {
            return at;
          }
          at = endOfText(at);
        }
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        default -> {}
      }
    }
    return -1;
  }

  /** The end of the node, looked for from a place that lies in so many objects and arrays. */
  private int endOfNode(int from, int depthThere) {
    int depth = depthThere;
    for (int at = from; at < tree.length; at++) {
      switch (tree[at]) {
        case '"' -> at = endOfText(at);
        case '{', '[' -> depth++;
        case '}', ']' -> {
          depth--;
          if (depth <= 0) {
            return depth == 0 ? at + 1 : start;
          }
        }
        default -> {}
      }
    }
    return start;
  }

  /** Where the text that begins at a quote ends: at its last quote. */
  private int endOfText(int quote) {
    int at = quote + 1;
    while (at < tree.length && tree[at] != '"') {
      at += tree[at] == '\\' ? 2 : 1;
    }
    return at;
  }

  private static boolean isAt(byte[] expected, byte[] bytes, int offset) {
    if (bytes.length - offset < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (bytes[offset + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
