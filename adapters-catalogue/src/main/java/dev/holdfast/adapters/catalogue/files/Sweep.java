package dev.holdfast.adapters.catalogue.files;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes away what no snapshot holds any more. Every path ends at a snapshot that is there, or goes
 * on: so whether a block has something to be taken away is known by its ends.
 */
final class Sweep implements Rewriting {
  private final Map<Integer, NavigableSet<Long>> live;
  private final Set<Integer> goingOn;

  /**
   * A sweep.
   *
   * @param live the ordinals of the snapshots that are there, by line
   * @param goingOn the lines whose newest snapshot is there
   */
  Sweep(Map<Integer, NavigableSet<Long>> live, Set<Integer> goingOn) {
    this.live = live;
    this.goingOn = goingOn;
  }

  @Override
  public boolean touches(List<Block.End> ends, @Nullable SortKey bound) {
    return ends.stream()
        .anyMatch(
            end ->
                end.last() == Ranges.OPEN
                    ? !goingOn.contains(end.line())
                    : !liveOf(end.line()).contains(end.last()));
  }

  @Override
  public List<IndexedPath> rewrite(
      List<IndexedPath> paths, @Nullable SortKey bound, Consumer<IndexedPath> target) {
    for (IndexedPath path : paths) {
      Ranges left = path.ranges().among(liveOf(path.line()), goingOn.contains(path.line()));
      if (left != null) {
        target.accept(path.with(left));
      }
    }
    return List.of();
  }

  private NavigableSet<Long> liveOf(int line) {
    return live.getOrDefault(line, new TreeSet<>());
  }
}
