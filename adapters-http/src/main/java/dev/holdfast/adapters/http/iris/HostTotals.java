package dev.holdfast.adapters.http.iris;

import dev.holdfast.adapters.http.json.Unwrapped;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.Registration;
import dev.holdfast.domain.source.Volume;
import java.util.List;
import java.util.Set;

/**
 * How many hosts a group protects, and how many none does; their sizes are the bytes in use on
 * their volumes.
 */
record HostTotals(
    long protectedCount, long protectedSize, long unprotectedCount, long unprotectedSize) {

  /** The same of one kind of source. */
  record OfEnvironment(String environment, @Unwrapped HostTotals totals) {}

  static HostTotals of(List<Registration> hosts, Set<ObjectId> inGroups) {
    List<Registration> safe =
        hosts.stream().filter(host -> inGroups.contains(host.object())).toList();
    List<Registration> others =
        hosts.stream().filter(host -> !inGroups.contains(host.object())).toList();
    return new HostTotals(safe.size(), bytes(safe), others.size(), bytes(others));
  }

  /** By environment, of which there is one. */
  List<OfEnvironment> byEnvironment() {
    return List.of(new OfEnvironment(HostNode.PHYSICAL, this));
  }

  static long bytes(Registration host) {
    return host.facts().volumes().stream().mapToLong(Volume::usedBytes).sum();
  }

  private static long bytes(List<Registration> hosts) {
    return hosts.stream().mapToLong(HostTotals::bytes).sum();
  }
}
