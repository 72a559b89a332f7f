package dev.holdfast.domain.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an export was asked to hold. An empty list is the same as none: nothing is left out by it.
 *
 * @param objectOptions by type, which objects of it; the order is kept
 */
public record BundleOptions(
    List<String> includeTypes, List<String> excludeTypes, Map<String, Selection> objectOptions) {

  public static final BundleOptions NONE = new BundleOptions(List.of(), List.of(), Map.of());

  public BundleOptions {
    includeTypes = List.copyOf(includeTypes);
    excludeTypes = List.copyOf(excludeTypes);
    objectOptions = Collections.unmodifiableMap(new LinkedHashMap<>(objectOptions));
  }

  /** Objects of one type, by id or by name; both empty means all of them. */
  public record Selection(List<String> includedIds, List<String> includedNames) {
    public Selection {
      includedIds = List.copyOf(includedIds);
      includedNames = List.copyOf(includedNames);
    }
  }

  /**
   * Whether some exportable type is left out. A list of types to include wins over one to exclude.
   */
  public boolean leavesTypesOut() {
    return includeTypes.isEmpty()
        ? excludeTypes.stream().anyMatch(ObjectTypes.EXPORTABLE::contains)
        : !includeTypes.containsAll(ObjectTypes.EXPORTABLE);
  }
}
