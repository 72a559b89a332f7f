package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.policy.FieldCauses;
import dev.holdfast.domain.protection.ProtectedHost;
import dev.holdfast.domain.source.IncludedPath;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourcePath;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a group protects of one host, as the contract writes it.
 *
 * <p>Which nested volumes are skipped is said by each path, by the object or, where the flag that
 * decides between them is absent, by both.
 */
record WireFileObject(
    @Nullable List<String> excludedVssWriters,
    @NotNull @Min(1) Long id,
    @Nullable String name,
    @Nullable List<@Valid WireFilePath> filePaths,
    @Nullable Boolean usesPathLevelSkipNestedVolumeSetting,
    @Nullable List<String> nestedVolumeTypesToSkip,
    @Nullable Boolean followNasSymlinkTarget,
    @Nullable String metadataFilePath) {

  /**
   * A host as it is told.
   *
   * @param name null if it is not known any more
   * @param hints null if there are none of it
   */
  static WireFileObject of(
      ProtectedHost host, @Nullable String name, FileHints.@Nullable OfObject hints) {
    SourcePath metadataFile = host.metadataFile();
    return new WireFileObject(
        hints == null ? null : hints.excludedVssWriters(),
        host.id().number(),
        name,
        host.paths().stream().map(WireFilePath::of).toList(),
        hints == null ? null : hints.usesPathLevelSkipNestedVolumeSetting(),
        host.nestedVolumeTypesToSkip().stream().sorted().toList(),
        hints == null ? null : hints.followNasSymlinkTarget(),
        metadataFile == null ? null : metadataFile.value());
  }

  /** The host; null where something is wrong, which goes to the causes. */
  @Nullable ProtectedHost host(String field, FieldCauses causes) {
    List<IncludedPath> paths = paths(field, causes);
    SourcePath metadataFile =
        metadataFilePath == null || metadataFilePath.isEmpty()
            ? null
            : Reading.of(
                field + ".metadataFilePath", () -> new SourcePath(metadataFilePath), causes);
    if (paths.isEmpty() && metadataFile == null) {
      causes.add(field + ".filePaths", "is empty; name at least one path, or a metadataFilePath.");
      return null;
    }
    boolean mindsTypes = !Boolean.TRUE.equals(usesPathLevelSkipNestedVolumeSetting);
    Set<String> types =
        mindsTypes && nestedVolumeTypesToSkip != null
            ? Set.copyOf(nestedVolumeTypesToSkip)
            : Set.of();
    return new ProtectedHost(new ObjectId(id), paths, types, metadataFile);
  }

  private List<IncludedPath> paths(String field, FieldCauses causes) {
    boolean mindsNested = !Boolean.FALSE.equals(usesPathLevelSkipNestedVolumeSetting);
    List<IncludedPath> paths = new ArrayList<>();
    List<WireFilePath> given = filePaths == null ? List.of() : filePaths;
    for (int i = 0; i < given.size(); i++) {
      IncludedPath path = given.get(i).path(field + ".filePaths[" + i + "]", mindsNested, causes);
      if (path != null) {
        paths.add(path);
      }
    }
    return paths;
  }
}
