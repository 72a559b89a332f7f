package dev.holdfast.domain.protection;

import java.util.List;

/**
 * Which paths of a group's snapshots can be searched for.
 *
 * @param isEnabled whether any can
 * @param includedPaths only these and what is below; all where there are none
 * @param excludedPaths not these, nor what is below
 */
public record Indexing(boolean isEnabled, List<String> includedPaths, List<String> excludedPaths) {
  public static final Indexing ALL = new Indexing(true, List.of(), List.of());
  public static final Indexing NOTHING = new Indexing(false, List.of(), List.of());

  public Indexing {
    includedPaths = List.copyOf(includedPaths);
    excludedPaths = List.copyOf(excludedPaths);
  }
}
