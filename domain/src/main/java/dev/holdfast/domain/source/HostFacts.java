package dev.holdfast.domain.source;

import dev.holdfast.domain.error.InvalidInputException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a host says about itself.
 *
 * @param name as the host is called in its network
 * @param osName for people, such as {@code Debian GNU/Linux 12 (bookworm)}
 * @param volumes at most {@value #VOLUMES_MAX}
 * @param agentVersion of the program that reads the host's files
 */
public record HostFacts(
    String name, OsType osType, String osName, List<Volume> volumes, String agentVersion) {
  public static final int VOLUMES_MAX = 10_000;

  private static final int TEXT_CHARS_MAX = 1_024;

  public HostFacts {
    volumes = List.copyOf(volumes);
    Limits.text(name, TEXT_CHARS_MAX, "The name of a host");
    Limits.text(osName, TEXT_CHARS_MAX, "The name of an operating system");
    Limits.text(agentVersion, TEXT_CHARS_MAX, "The version of an agent");
    Limits.atMost(VOLUMES_MAX, volumes, "The volumes of a host");
    if (name.isBlank()) {
      throw new InvalidInputException("source.host.name", "A host has a name.");
    }
  }

  /** The same with further volumes, which take the place of those on the same device. */
  public HostFacts with(List<Volume> further) {
    Set<String> devices = further.stream().map(Volume::device).collect(Collectors.toSet());
    List<Volume> all =
        Stream.concat(
                volumes.stream().filter(volume -> !devices.contains(volume.device())),
                further.stream())
            .toList();
    return new HostFacts(name, osType, osName, all, agentVersion);
  }
}
