package dev.holdfast.engine.tree;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.UnsupportedFormatException;
import dev.holdfast.engine.format.JsonReader;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tree blob node by node; {@link TreeWriter} has the layout.
 *
 * <p>Refused: names that lead out of the folder, two nodes of one name, files without {@code
 * content}, folders without {@code subtree}, numbers and times out of range. Tolerated, since
 * restic and rustic write or read it: unknown members, members in another order, {@code null} for
 * what may be missing, nodes out of order.
 *
 * <p>{@link #hasNext} and {@link #next} throw {@link CorruptException} for what is refused and
 * {@link UnsupportedFormatException} for an unknown type of node; the nodes before it were good.
 * The array must not change meanwhile. For one thread.
 */
public final class TreeReader implements Iterator<Node>, AutoCloseable {
  private static final String DOCUMENT = "The tree";

  private final byte[] tree;
  private final int offset;
  private final int length;
  private final JsonReader in;

  private boolean onNode;
  private boolean ended;
  private int nodes;
  private @Nullable NodeName last;
  private @Nullable Set<NodeName> names;

  /**
   * @throws CorruptException if the bytes do not begin as a tree does
   */
  public TreeReader(byte[] tree, int offset, int length) {
    this.tree = tree;
    this.offset = offset;
    this.length = length;
    this.in = new JsonReader(DOCUMENT, tree, offset, length);
    enterNodes();
  }

  /** The whole array is the tree. */
  public TreeReader(byte[] tree) {
    this(tree, 0, tree.length);
  }

  @Override
  public boolean hasNext() {
    if (!onNode && !ended) {
      onNode = in.nextElement();
      if (!onNode) {
        leaveNodes();
      }
    }
    return onNode;
  }

  @Override
  public Node next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The tree has no more nodes");
    }
    Node node = NodeReader.read(in);
    refuseSecond(node.name());
    onNode = false;
    nodes++;
    return node;
  }

  /** Gives buffers back. */
  @Override
  public void close() {
    in.close();
  }

  private void enterNodes() {
    in.beginObject();
    while (in.nextMember()) {
      if (!in.memberName().equals("nodes")) {
        in.skip();
      } else if (in.isNull()) {
        leaveNodes();
        return;
      } else {
        in.beginArray();
        return;
      }
    }
    throw in.corrupt("has no \"nodes\"");
  }

  private void leaveNodes() {
    ended = true;
    while (in.nextMember()) {
      if (in.memberName().equals("nodes")) {
        throw in.corrupt("has \"nodes\" twice");
      }
      in.skip();
    }
    in.end();
  }

  /**
   * A second node of one name could send what follows through a link. Names that ascend cannot
   * repeat, so only a tree out of order costs a set of all its names.
   */
  private void refuseSecond(NodeName name) {
    if (names == null && last != null && last.compareTo(name) >= 0) {
      names = namesSoFar();
    }
    if (names != null && !names.add(name)) {
      throw in.corrupt("has two nodes named \"" + name + "\"");
    }
    last = name;
  }

  private Set<NodeName> namesSoFar() {
    Set<NodeName> found = new HashSet<>();
    try (JsonReader again = new JsonReader(DOCUMENT, tree, offset, length)) {
      again.beginObject();
      while (again.nextMember() && !again.memberName().equals("nodes")) {
        again.skip();
      }
      again.beginArray();
      for (int i = 0; i < nodes && again.nextElement(); i++) {
        found.add(NodeReader.read(again).name());
      }
    }
    return found;
  }
}
