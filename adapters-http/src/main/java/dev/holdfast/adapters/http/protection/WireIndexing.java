package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.protection.Indexing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which files can be searched for, as the contract writes it; all if it is not said. */
record WireIndexing(
    @Nullable Boolean enableIndexing,
    @Nullable List<String> includePaths,
    @Nullable List<String> excludePaths) {

  static WireIndexing of(Indexing indexing) {
    return new WireIndexing(
        indexing.isEnabled(), indexing.includedPaths(), indexing.excludedPaths());
  }

  static Indexing indexing(@Nullable WireIndexing given) {
    return given == null
        ? Indexing.ALL
        : new Indexing(
            !Boolean.FALSE.equals(given.enableIndexing()),
            given.includePaths() == null ? List.of() : given.includePaths(),
            given.excludePaths() == null ? List.of() : given.excludePaths());
  }
}
