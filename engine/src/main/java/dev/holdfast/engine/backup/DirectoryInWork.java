package dev.holdfast.engine.backup;

import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.TreeWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The tree of one directory while its nodes come in: places are taken in the order of the names,
 * and filled in any order. What stands behind an empty place waits for it.
 *
 * <p>Safe for use by many threads, of which one takes the places.
 */
final class DirectoryInWork {

  /** Where one node goes. */
  static final class Place {
    private @Nullable Node node;
    private boolean filled;
  }

  private final TreeWriter tree = new TreeWriter();
  private final Deque<Place> waiting = new ArrayDeque<>();
  private boolean complete;

  /** Takes the next place and fills it. */
  synchronized void add(Node node) {
    if (waiting.isEmpty()) {
      tree.add(node);
    } else {
      Place place = new Place();
      place.node = node;
      place.filled = true;
      waiting.add(place);
    }
  }

  /** Takes the next place. */
  synchronized Place reserve() {
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
    Place first = waiting.peek();
    while (first != null && first.filled) {
      if (first.node != null) {
        tree.add(first.node);
      }
      waiting.remove();
      first = waiting.peek();
    }
    return isWhole();
  }

  /**
   * No further place will be taken.
   *
   * @return whether the tree is whole now
   */
  synchronized boolean complete() {
    complete = true;
    return isWhole();
  }

  /** The tree's bytes, once it is whole. */
  synchronized byte[] tree() {
    return tree.finish();
  }

  private boolean isWhole() {
    return complete && waiting.isEmpty();
  }
}
