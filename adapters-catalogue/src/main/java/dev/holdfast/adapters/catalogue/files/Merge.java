package dev.holdfast.adapters.catalogue.files;

import dev.holdfast.application.port.out.FileIndex.Extent;
import dev.holdfast.domain.snapshot.EntryKind;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings the changes of one snapshot among the paths that are there. */
final class Merge implements Rewriting {
  /** So many new paths are handed on at once. */
  private static final int CHANGES_AT_ONCE = 8 * BlockRewrite.PATHS_OF_BLOCK;

  private final SortedChanges changes;
  private final Extent extent;
  private final int line;
  private final long ordinal;
  private final long previous;

  /**
   * A merge.
   *
   * @param line of the snapshot
   * @param ordinal of the snapshot
   * @param previous the ordinal before it
   */
  Merge(SortedChanges changes, Extent extent, int line, long ordinal, long previous) {
    this.changes = changes;
    this.extent = extent;
    this.line = line;
    this.ordinal = ordinal;
    this.previous = previous;
  }

  @Override
  public boolean touches(List<Block.End> ends, @Nullable SortKey bound) {
    return changes.isBefore(bound)
        || (extent == Extent.WHOLE && ends.contains(new Block.End(line, Ranges.OPEN)));
  }

  @Override
  public List<IndexedPath> rewrite(
      List<IndexedPath> paths, @Nullable SortKey bound, Consumer<IndexedPath> target)
      throws IOException {
    int at = 0;
    for (int taken = 0; taken < CHANGES_AT_ONCE && changes.isBefore(bound); taken++) {
      Change change = changes.peek();
      if (change == null) {
        break;
      }
      while (at < paths.size() && paths.get(at).key().compareTo(change.key()) < 0) {
        pass(paths.get(at), target);
        at++;
      }
      boolean isThere = at < paths.size() && paths.get(at).key().equals(change.key());
      if (isThere) {
        change(paths.get(at), change, target);
        at++;
      } else {
        add(change, target);
      }
      changes.pass();
    }
    if (changes.isBefore(bound)) {
      return paths.subList(at, paths.size());
    }
    paths.subList(at, paths.size()).forEach(path -> pass(path, target));
    return List.of();
  }

  private void add(Change change, Consumer<IndexedPath> target) {
    EntryKind kind = change.kind();
    if (kind != null) {
      target.accept(
          new IndexedPath(
              change.key(),
              line,
              kind,
              change.bytes(),
              change.modifiedMicros(),
              Ranges.from(ordinal)));
    }
  }

  private void change(IndexedPath path, Change change, Consumer<IndexedPath> target) {
    EntryKind kind = change.kind();
    if (kind == null) {
      end(path, target);
    } else {
      target.accept(
          new IndexedPath(
              path.key(),
              line,
              kind,
              change.bytes(),
              change.modifiedMicros(),
              path.ranges().held(ordinal, previous)));
    }
  }

  /** A path of which nothing was said. */
  private void pass(IndexedPath path, Consumer<IndexedPath> target) {
    if (extent == Extent.WHOLE && path.line() == line) {
      end(path, target);
    } else {
      target.accept(path);
    }
  }

  private void end(IndexedPath path, Consumer<IndexedPath> target) {
    Ranges ended = path.ranges().ended(previous);
    if (ended != null) {
      target.accept(path.with(ended));
    }
  }
}
