package dev.holdfast.adapters.storage.source;

import dev.holdfast.engine.source.SourceFilter;
import dev.holdfast.engine.source.pattern.ExcludePatterns;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out what is excluded, and the server's own data. Of included paths that lie in each other,
 * the innermost decides; those on the way to it are kept.
 */
record SelectionFilter(Selected top, ExcludePatterns everywhere, PlaceCheck check)
    implements SourceFilter {

  @Override
  public boolean keeps(List<NodeName> path, FileStatus status) {
    return !check.isData(status.identity())
        && everywhere.keeps(path, status)
        && isSelected(path, status);
  }

  private boolean isSelected(List<NodeName> path, FileStatus status) {
    @Nullable Selected at = top;
    Selected.@Nullable Rule innermost = top.rule();
    for (int i = 0; i < path.size() && at != null; i++) {
      at = at.child(path.get(i));
      if (at != null && at.rule() != null) {
        innermost = at.rule();
      }
    }
    boolean leadsOn = at != null && at.leadsOn();
    return leadsOn || (innermost != null && innermost.excludes().keeps(path, status));
  }
}
