package dev.holdfast.adapters.http.iris;

import dev.holdfast.adapters.http.protection.WireIds;
import dev.holdfast.domain.source.HostFacts;
import dev.holdfast.domain.source.OsType;
import dev.holdfast.domain.source.Registration;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.source.Volume;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A host as the older paths show it.
 *
 * @param customName what its owner calls it; absent where nobody has named it
 */
record HostNode(
    String environment,
    long id,
    String name,
    @Nullable String customName,
    Physical physicalProtectionSource) {

  static final String PHYSICAL = "kPhysical";

  /** The host by its facts, as they were at the last look at it. */
  record Physical(
      GlobalId id,
      String name,
      String type,
      String hostType,
      String hostName,
      String osName,
      List<Mounted> volumes,
      List<Agent> agents) {}

  /** The number of the host among all of all servers. */
  record GlobalId(long clusterId, long clusterIncarnationId, long id) {}

  /** A file system. Its sizes are numbers with a point in the contract. */
  record Mounted(
      String guid,
      String devicePath,
      List<String> mountPoints,
      String mountType,
      double logicalSizeBytes,
      double usedSizeBytes) {}

  /** What reads the files of the host: of the server's own, the server. */
  record Agent(
      long id,
      String name,
      String version,
      String status,
      String hostType,
      String upgradability,
      String upgradeStatus) {}

  /**
   * The host of a registration.
   *
   * @param withDetails whether volumes and agents are told
   */
  static HostNode of(Registration registration, WireIds ids, boolean withDetails) {
    HostFacts facts = registration.facts();
    String endpoint = registration.settings().endpoint();
    long number = registration.object().number();
    String customName = registration.settings().name();
    Physical host =
        new Physical(
            new GlobalId(ids.cluster(), ids.incarnation(), number),
            endpoint,
            "kHost",
            hostType(facts.osType()),
            facts.name(),
            facts.osName(),
            withDetails ? facts.volumes().stream().map(HostNode::mounted).toList() : List.of(),
            withDetails ? List.of(agent(registration)) : List.of());
    return new HostNode(
        PHYSICAL, number, facts.name(), customName.isEmpty() ? null : customName, host);
  }

  private static Mounted mounted(Volume volume) {
    return new Mounted(
        volume.guid(),
        volume.device(),
        volume.mountPoints().stream().map(SourcePath::value).toList(),
        volume.fileSystem(),
        volume.totalBytes(),
        volume.usedBytes());
  }

  private static Agent agent(Registration registration) {
    HostFacts facts = registration.facts();
    return new Agent(
        registration.object().number(),
        facts.name(),
        facts.agentVersion(),
        // It is the process that answers this.
        "kHealthy",
        hostType(facts.osType()),
        "kCurrent",
        "kIdle");
  }

  private static String hostType(OsType os) {
    return switch (os) {
      case LINUX -> "kLinux";
      case OTHER -> "kOther";
    };
  }
}
