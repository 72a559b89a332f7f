package dev.holdfast.adapters.catalogue.files;

import java.util.BitSet;
import java.util.function.IntPredicate;

/** Which paths of a block a search is for. */
final class BlockHits {
  private final BlockNames block;
  private final BitSet paths;

  BlockHits(BlockNames block) {
    this.block = block;
    this.paths = new BitSet(block.paths());
  }

  long id() {
    return block.id();
  }

  /** All paths that bear a name. */
  void add(int name) {
    paths.set(block.pathStart(name), block.pathEnd(name));
  }

  /** Keeps those that pass. */
  void retain(IntPredicate passes) {
    for (int i = paths.nextSetBit(0); i >= 0; i = paths.nextSetBit(i + 1)) {
      if (!passes.test(i)) {
        paths.clear(i);
      }
    }
  }

  /** The first one from a path on; -1 if there is none. */
  int next(int path) {
    return paths.nextSetBit(path);
  }

  boolean isEmpty() {
    return paths.isEmpty();
  }

  int count() {
    return paths.cardinality();
  }
}
