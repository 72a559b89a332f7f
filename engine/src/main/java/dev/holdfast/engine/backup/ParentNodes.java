package dev.holdfast.engine.backup;

import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.engine.tree.TreeReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The nodes of one directory of the parent, asked for in the order of their names. */
final class ParentNodes implements AutoCloseable {
  private final @Nullable TreeReader tree;
  private @Nullable Node next;

  ParentNodes(byte[] tree) {
    this.tree = new TreeReader(tree);
    advance();
  }

  private ParentNodes() {
    this.tree = null;
  }

  /** There was no such directory. */
  static ParentNodes none() {
    return new ParentNodes();
  }

  /** The node of that name; each name that is asked for is above the one before. */
  Optional<Node> find(NodeName name) {
    while (next != null && next.name().compareTo(name) < 0) {
      advance();
    }
    return next != null && next.name().equals(name) ? Optional.of(next) : Optional.empty();
  }

  /** Behind damage, or a node that can't be understood, there is nothing. */
  private void advance() {
    try {
      next = tree != null && tree.hasNext() ? tree.next() : null;
    } catch (EngineException e) {
      next = null;
    }
  }

  @Override
  public void close() {
    if (tree != null) {
      tree.close();
    }
  }
}
