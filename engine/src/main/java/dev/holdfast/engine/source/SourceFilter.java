package dev.holdfast.engine.source;

import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.util.List;

/** Decides what of a source is backed up. Safe for use by many threads. */
@FunctionalInterface
public interface SourceFilter {
  SourceFilter ALL = (path, status) -> true;

  /**
   * Whether something is kept. What lies in a directory that is left out is not asked about.
   *
   * @param path from the source's root, at least one name; to be read during the call only
   */
  boolean keeps(List<NodeName> path, FileStatus status);

  /** Keeps what both keep. */
  default SourceFilter and(SourceFilter other) {
    return (path, status) -> keeps(path, status) && other.keeps(path, status);
  }
}
