package dev.holdfast.engine.backup;

import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.NodeHead;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.engine.tree.WrittenNodes;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of one directory of the parent, asked for in the order of their names. Damage, and
 * nodes that can't be understood, end them.
 */
final class ParentNodes {
  private final @Nullable BlobId tree;
  private final WrittenNodes nodes;
  private @Nullable Node next;
  private boolean skipped;

  ParentNodes(BlobId tree, byte[] text) {
    this.tree = tree;
    this.nodes = new WrittenNodes(text);
  }

  private ParentNodes() {
    this.tree = null;
    this.nodes = new WrittenNodes(new byte[0]);
  }

  /** There was no such directory. */
  static ParentNodes none() {
    return new ParentNodes();
  }

  /** The directory's tree; null if there was none. */
  @Nullable BlobId tree() {
    return tree;
  }

  WrittenNodes written() {
    return nodes;
  }

  /** Whether nodes were passed over that nobody asked for, so that they are gone. */
  boolean hasSkipped() {
    return skipped;
  }

  /** Whether the node that comes next has this head, and content that passes a test. */
  boolean isNext(NodeHead head, Predicate<BlobId> content) {
    try {
      return nodes.has(head) && nodes.allContent(head, hash -> content.test(new BlobId(hash)));
    } catch (EngineException e) {
      return false;
    }
  }

  /** The tree of the directory that comes next and has this head; null if it has another one. */
  @Nullable BlobId nextSubtree(NodeHead head) {
    try {
      return nodes.has(head) ? new BlobId(nodes.subtree(head)) : null;
    } catch (EngineException e) {
      return null;
    }
  }

  /** Goes on behind the node that comes next. */
  void take() {
    next = null;
    nodes.advance();
  }

  /**
   * The node of that name; each name that is asked for is not below the one before. It stays the
   * next one.
   */
  Optional<Node> find(NodeName name) {
    Node node = peek();
    while (node != null && node.name().compareTo(name) < 0) {
      skipped = true;
      take();
      node = peek();
    }
    return node != null && node.name().equals(name) ? Optional.of(node) : Optional.empty();
  }

  /** Goes on behind the node of that name, if it was found and not taken. */
  void pass(NodeName name) {
    if (next != null && next.name().equals(name)) {
      skipped = true;
      take();
    }
  }

  private @Nullable Node peek() {
    if (next == null && nodes.hasNode()) {
      try {
        next = nodes.read();
      } catch (EngineException e) {
        while (nodes.hasNode()) {
          nodes.advance();
        }
        skipped = true;
      }
    }
    return next;
  }
}
