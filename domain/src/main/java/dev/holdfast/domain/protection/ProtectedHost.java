package dev.holdfast.domain.protection;

import dev.holdfast.domain.source.IncludedPath;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourcePath;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a group protects of one host.
 *
 * @param paths what to store; empty only where a metadata file says it
 * @param nestedVolumeTypesToSkip file system types, mounts of which are left out
 * @param metadataFile a file on the host that lists paths; null if there is none
 */
public record ProtectedHost(
    ObjectId id,
    List<IncludedPath> paths,
    Set<String> nestedVolumeTypesToSkip,
    @Nullable SourcePath metadataFile) {
  public ProtectedHost {
    paths = List.copyOf(paths);
    nestedVolumeTypesToSkip = Set.copyOf(nestedVolumeTypesToSkip);
    if (paths.isEmpty() && metadataFile == null) {
      throw new IllegalArgumentException("Nothing of the host " + id + " is to be protected");
    }
  }

  /** The same with another metadata file. */
  public ProtectedHost with(SourcePath newMetadataFile) {
    return new ProtectedHost(id, paths, nestedVolumeTypesToSkip, newMetadataFile);
  }
}
