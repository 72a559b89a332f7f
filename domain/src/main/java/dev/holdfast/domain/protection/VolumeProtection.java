package dev.holdfast.domain.protection;

import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.source.ObjectId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Volumes of hosts, from their first byte to their last.
 *
 * @param hosts at least one, each once
 * @param preScript run on the host before its backup; null for none
 * @param postScript run on the host after its backup; null for none
 * @param hints members of the published API that change nothing here, returned as they were sent
 */
public record VolumeProtection(
    List<ProtectedVolumes> hosts,
    @Nullable Script preScript,
    @Nullable Script postScript,
    JsonObject hints)
    implements Protection {
  public VolumeProtection {
    hosts = List.copyOf(hosts);
    if (hosts.isEmpty()) {
      throw new IllegalArgumentException("A group protects at least one host");
    }
    if (hosts.stream().map(ProtectedVolumes::id).distinct().count() < hosts.size()) {
      throw new IllegalArgumentException("A group names each host once");
    }
  }

  public Optional<ProtectedVolumes> host(ObjectId id) {
    return hosts.stream().filter(host -> host.id().equals(id)).findFirst();
  }

  @Override
  public List<Target> targets() {
    return hosts.stream().map(host -> new Target(host.id(), null)).toList();
  }

  @Override
  public SnapshotContent content() {
    return SnapshotContent.VOLUMES;
  }

  /** There is nothing to search for. */
  @Override
  public Indexing indexing() {
    return Indexing.NOTHING;
  }

  /** The published API has none for volumes. */
  @Override
  public Map<RunType, Duration> timeouts() {
    return Map.of();
  }
}
