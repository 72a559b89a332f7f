package dev.holdfast.adapters.storage.source;

import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.engine.tree.NodeName;
import java.util.List;

/**
 * A path and where it leads.
 *
 * @param path as it was named
 * @param names from the top of the machine down; no link was among them when it was resolved
 */
public record Place(SourcePath path, List<NodeName> names) {
  public Place {
    names = List.copyOf(names);
  }

  boolean isTop() {
    return names.isEmpty();
  }
}
