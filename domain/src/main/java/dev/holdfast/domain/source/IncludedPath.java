package dev.holdfast.domain.source;

import java.util.List;

/**
 * A file or folder of a selection, with all that lies in it but for what is excluded.
 *
 * @param path where it leads is stored under this path, even if it is a link or stands behind one
 * @param excluded patterns, as {@link FileSelection} describes them, that count below this path; at
 *     most 1,000
 * @param skipNestedVolumes whether folders on which something else is mounted are kept empty
 */
public record IncludedPath(SourcePath path, List<String> excluded, boolean skipNestedVolumes) {
  public IncludedPath {
    excluded = List.copyOf(excluded);
    Limits.patterns(excluded, "The excluded paths of " + path);
  }

  /** All that lies there. */
  public static IncludedPath whole(SourcePath path) {
    return new IncludedPath(path, List.of(), false);
  }
}
