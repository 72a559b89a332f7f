package dev.holdfast.engine.tree;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.UnsupportedFormatException;
import dev.holdfast.engine.format.JsonReader;
import dev.holdfast.engine.id.BlobId;

/**
 * Reads of a tree only which blobs it needs: a few times faster than reading its nodes. Where a
 * node names blobs in a way that it should not, they count too. For one thread.
 */
public final class TreeReferences {
  private static final String DOCUMENT = "The tree";

  private final Visitor visitor;

  /** Is shown the blobs, in the order of the nodes. */
  public interface Visitor {
    /** A directory's tree. */
    void tree(BlobId id);

    /** A part of a file's content. */
    void data(BlobId id);
  }

  private TreeReferences(Visitor visitor) {
    this.visitor = visitor;
  }

  /**
   * Reads a whole tree.
   *
   * @throws CorruptException if it is not a tree, or a file or directory lacks what makes it one
   * @throws UnsupportedFormatException if a node is of an unknown type: it may need blobs in a way
   *     that is not known either
   */
  public static void read(byte[] tree, Visitor visitor) {
    try (JsonReader in = new JsonReader(DOCUMENT, tree, 0, tree.length)) {
      new TreeReferences(visitor).read(in);
    }
  }

  private void read(JsonReader in) {
    boolean hasNodes = false;
    in.beginObject();
    while (in.nextMember()) {
      if (in.memberName().equals("nodes")) {
        hasNodes = true;
        readNodes(in);
      } else {
        in.skip();
      }
    }
    in.end();
    if (!hasNodes) {
      throw in.corrupt("has no \"nodes\"");
    }
  }

  private void readNodes(JsonReader in) {
    if (in.isNull()) {
      return;
    }
    in.beginArray();
    while (in.nextElement()) {
      readNode(in);
    }
  }

  private void readNode(JsonReader in) {
    String type = "";
    boolean hasContent = false;
    boolean hasSubtree = false;
    in.beginObject();
    while (in.nextMember()) {
      if (in.isNull()) {
        continue;
      }
      switch (in.memberName()) {
        case "type" -> type = in.text();
        case "content" -> {
          hasContent = true;
          readContent(in);
        }
        case "subtree" -> {
          hasSubtree = true;
          visitor.tree(new BlobId(in.hash()));
        }
        default -> in.skip();
      }
    }
    requireWhole(in, known(type), hasContent, hasSubtree);
  }

  private static NodeType known(String type) {
    return NodeType.named(type)
        .orElseThrow(
            () ->
                new UnsupportedFormatException(
                    "The tree has a node of type \""
                        + type
                        + "\", which is not known. Use the program that wrote it."));
  }

  private void readContent(JsonReader in) {
    in.beginArray();
    while (in.nextElement()) {
      visitor.data(new BlobId(in.hash()));
    }
  }

  private static void requireWhole(
      JsonReader in, NodeType type, boolean hasContent, boolean hasSubtree) {
    if (type == NodeType.FILE && !hasContent) {
      throw in.corrupt("has a file without \"content\"");
    }
    if (type == NodeType.DIRECTORY && !hasSubtree) {
      throw in.corrupt("has a folder without \"subtree\"");
    }
  }
}
