package dev.holdfast.adapters.catalogue.files;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What becomes of the paths of the blocks, one block after the other. */
interface Rewriting {

  /**
   * Whether something changes in a block.
   *
   * @param ends of its paths
   * @param bound before which its paths lie; null for the last block
   */
  boolean touches(List<Block.End> ends, @Nullable SortKey bound);

  /**
   * Hands on what becomes of paths, in their order.
   *
   * @return of the paths that were given, the last ones that were not looked at yet; with them the
   *     method is called again
   */
  List<IndexedPath> rewrite(
      List<IndexedPath> paths, @Nullable SortKey bound, Consumer<IndexedPath> target)
      throws IOException;
}
