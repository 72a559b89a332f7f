package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.policy.FieldCauses;
import dev.holdfast.domain.source.IncludedPath;
import dev.holdfast.domain.source.SourcePath;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path of a host with what is left out below it, as the contract writes it. */
record WireFilePath(
    @NotNull String includedPath,
    @Nullable List<String> excludedPaths,
    @Nullable Boolean skipNestedVolumes) {

  static WireFilePath of(IncludedPath path) {
    return new WireFilePath(path.path().value(), path.excluded(), path.skipNestedVolumes());
  }

  /**
   * The path; null where it is wrong, which goes to the causes.
   *
   * @param mindsNested whether the path's own word on nested volumes counts
   */
  @Nullable IncludedPath path(String field, boolean mindsNested, FieldCauses causes) {
    SourcePath path =
        Reading.of(field + ".includedPath", () -> new SourcePath(includedPath), causes);
    return path == null
        ? null
        : Reading.of(
            field + ".excludedPaths",
            () ->
                new IncludedPath(
                    path,
                    excludedPaths == null ? List.of() : excludedPaths,
                    mindsNested && Boolean.TRUE.equals(skipNestedVolumes)),
            causes);
  }
}
