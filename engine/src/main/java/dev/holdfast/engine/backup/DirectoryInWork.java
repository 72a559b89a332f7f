package dev.holdfast.engine.backup;

import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.engine.tree.TreeWriter;
import dev.holdfast.engine.tree.WrittenNodes;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The tree of one directory while its nodes come in: places are taken in the order of the names,
 * and filled in any order. What stands behind an empty place waits for it.
 *
 * <p>As long as all nodes are those of the parent, one after another, nothing is written at all.
 *
 * <p>Safe for use by many threads, of which one takes the places.
 */
final class DirectoryInWork {

  /** Where one node goes, or several that are written already. */
  static final class Place {
    private @Nullable Node node;
    private byte[] written = {};
    private @Nullable NodeName lastName;
    private boolean filled;
  }

  private final ParentNodes parent;
  private final Deque<Place> waiting = new ArrayDeque<>();
  private @Nullable TreeWriter tree;

  /** The name of the last node that is the parent's, while all are. */
  private @Nullable NodeName lastSame;

  /** Where that node ends in the parent's text. */
  private int lastEnd;

  private boolean complete;

  DirectoryInWork(ParentNodes parent) {
    this.parent = parent;
  }

  /** Takes the next place, and fills it with the parent's next node, which has that name. */
  synchronized void keepNext(NodeName name) {
    if (tree == null && !parent.hasSkipped()) {
      lastSame = name;
      lastEnd = parent.written().end();
    } else {
      WrittenNodes nodes = parent.written();
      TreeWriter out = differ();
      if (waiting.isEmpty()) {
        out.addWritten(name, nodes.text(), nodes.start(), nodes.end() - nodes.start());
      } else {
        Place place = new Place();
        place.written = Arrays.copyOfRange(nodes.text(), nodes.start(), nodes.end());
        place.lastName = name;
        place.filled = true;
        waiting.add(place);
      }
    }
    parent.take();
  }

  /** Takes the next place and fills it. */
  synchronized void add(Node node) {
    TreeWriter out = differ();
    if (waiting.isEmpty()) {
      out.add(node);
    } else {
      Place place = new Place();
      place.node = node;
      place.filled = true;
      waiting.add(place);
    }
  }

  /** Takes the next place. */
  synchronized Place reserve() {
    differ();
    Place place = new Place();
    waiting.add(place);
    return place;
  }

  /**
   * Fills a place, or leaves it empty for good.
   *
   * @return whether the tree is whole now; true once only
   */
  synchronized boolean fill(Place place, @Nullable Node node) {
    place.node = node;
    place.filled = true;
    TreeWriter out = differ();
    Place first = waiting.peek();
    while (first != null && first.filled) {
      write(out, first);
      waiting.remove();
      first = waiting.peek();
    }
    return complete && waiting.isEmpty();
  }

  private static void write(TreeWriter out, Place place) {
    if (place.node != null) {
      out.add(place.node);
    } else if (place.lastName != null) {
      out.addWritten(place.lastName, place.written, 0, place.written.length);
    }
  }

  /** Whether all nodes so far are the parent's, and it has no more. */
  synchronized boolean isSame() {
    return tree == null
        && parent.tree() != null
        && !parent.hasSkipped()
        && !parent.written().hasNode();
  }

  /**
   * No further place will be taken.
   *
   * @return whether the tree is whole now
   */
  synchronized boolean complete() {
    complete = true;
    return waiting.isEmpty();
  }

  /** The tree's bytes, once it is whole. */
  synchronized byte[] tree() {
    return differ().finish();
  }

  /** From here on, nodes are written; those that are the parent's first. */
  private TreeWriter differ() {
    if (tree == null) {
      TreeWriter started = new TreeWriter();
      if (lastSame != null) {
        WrittenNodes nodes = parent.written();
        started.addWritten(lastSame, nodes.text(), nodes.first(), lastEnd - nodes.first());
      }
      tree = started;
    }
    return tree;
  }
}
