package dev.holdfast.domain.protection;

import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.source.FileSelection;
import dev.holdfast.domain.source.IgnorableError;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourcePath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files of hosts.
 *
 * @param hosts at least one, each once
 * @param globalExcludedPaths patterns of what is left out on every host
 * @param excludedFileSystems file system types that are left out on every host
 * @param ignorableErrors what is not counted as an error
 * @param timeouts how long the backup of one host may take, by the type of the run
 * @param preScript run on the host before its backup; null for none
 * @param postScript run on the host after its backup; null for none
 * @param hints members of the published API that change nothing here, returned as they were sent
 */
public record FileProtection(
    List<ProtectedHost> hosts,
    List<String> globalExcludedPaths,
    Set<String> excludedFileSystems,
    Set<IgnorableError> ignorableErrors,
    Indexing indexing,
    Map<RunType, Duration> timeouts,
    @Nullable Script preScript,
    @Nullable Script postScript,
    JsonObject hints)
    implements Protection {
  public FileProtection {
    hosts = List.copyOf(hosts);
    globalExcludedPaths = List.copyOf(globalExcludedPaths);
    excludedFileSystems = Set.copyOf(excludedFileSystems);
    ignorableErrors = Set.copyOf(ignorableErrors);
    timeouts = Map.copyOf(timeouts);
    if (hosts.isEmpty()) {
      throw new IllegalArgumentException("A group protects at least one host");
    }
    if (hosts.stream().map(ProtectedHost::id).distinct().count() < hosts.size()) {
      throw new IllegalArgumentException("A group names each host once");
    }
  }

  /**
   * What to store of a host.
   *
   * @param metadataFile in the place of the host's own; null to use that
   */
  public FileSelection selection(ProtectedHost host, @Nullable SourcePath metadataFile) {
    return new FileSelection(
        host.paths(),
        metadataFile == null ? host.metadataFile() : metadataFile,
        globalExcludedPaths,
        excludedFileSystems,
        host.nestedVolumeTypesToSkip(),
        ignorableErrors);
  }

  public Optional<ProtectedHost> host(ObjectId id) {
    return hosts.stream().filter(host -> host.id().equals(id)).findFirst();
  }

  @Override
  public List<Target> targets() {
    return hosts.stream().map(host -> new Target(host.id(), host.metadataFile())).toList();
  }

  @Override
  public SnapshotContent content() {
    return SnapshotContent.FILES;
  }
}
