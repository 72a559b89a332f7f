package dev.holdfast.adapters.http.configuration;

import dev.holdfast.domain.config.BundleOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle was asked to hold.
 *
 * <p>The published contract has types to include and names of objects; an exported file can also
 * name types to exclude and ids of objects. Those are shown by the names that the export gives
 * them, since without them the rest would say something that is not so.
 */
record BackupOptionsResponse(
    @Nullable List<String> includeTypes,
    @Nullable List<String> excludeTypes,
    @Nullable Map<String, Selection> objectOptions) {

  /** Objects of one type. */
  record Selection(@Nullable List<String> includedIds, @Nullable List<String> includedNames) {}

  /** Null where everything was asked for. */
  static @Nullable BackupOptionsResponse of(BundleOptions options) {
    return options.equals(BundleOptions.NONE)
        ? null
        : new BackupOptionsResponse(
            orNull(options.includeTypes()),
            orNull(options.excludeTypes()),
            selections(options.objectOptions()));
  }

  private static @Nullable Map<String, Selection> selections(
      Map<String, BundleOptions.Selection> selections) {
    Map<String, Selection> byType = new TreeMap<>();
    selections.forEach(
        (type, selection) ->
            byType.put(
                type,
                new Selection(orNull(selection.includedIds()), orNull(selection.includedNames()))));
    return byType.isEmpty() ? null : byType;
  }

  private static @Nullable List<String> orNull(List<String> texts) {
    return texts.isEmpty() ? null : texts;
  }
}
