package dev.holdfast.engine.restore;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.work.Crew;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Goes from trees to those below them, by two readers. Whoever calls it works, and the executor
 * helps. For one thread.
 */
public final class TreeCrew implements AutoCloseable {
  /** Trees are read by as many as the processors of a small machine. */
  private static final int READERS = 2;

  private final Cancellation cancellation;
  private final Crew<SnapshotTrees> crew;

  /** Looks at trees; called by several threads at once. */
  @FunctionalInterface
  public interface Visitor {
    /** The trees below one, to which the walk goes on; none where it has been there before. */
    List<BlobId> visit(SnapshotTrees trees, BlobId tree);
  }

  /**
   * @param hiring makes what a reader reads with; closed with this object
   * @param cancellation asked before each tree
   */
  public TreeCrew(Executor executor, Supplier<SnapshotTrees> hiring, Cancellation cancellation) {
    this.cancellation = cancellation;
    this.crew = new Crew<>(executor, READERS, READERS, hiring, SnapshotTrees::close);
  }

  /** Visits a tree and those below it; what a visit throws ends this object's work for good. */
  public void walk(BlobId root, Visitor visitor) {
    crew.submit(trees -> walk(trees, root, visitor));
    crew.finish();
  }

  private void walk(SnapshotTrees trees, BlobId root, Visitor visitor) {
    Deque<BlobId> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      cancellation.check();
      visitor.visit(trees, open.pop()).forEach(open::push);
      if (open.size() > 1) {
        BlobId other = open.peekLast();
        if (crew.offer(helper -> walk(helper, other, visitor))) {
          open.removeLast();
        }
      }
    }
  }

  /** Returns when no reader reads any more. */
  @Override
  public void close() {
    crew.close();
  }
}
