package dev.holdfast.adapters.storage.source;

import dev.holdfast.application.port.out.Hosts;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.source.HostFacts;
import dev.holdfast.domain.source.OsType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** This machine, which is the only host that the server reaches by itself. Linux alone. */
public final class LocalHosts implements Hosts {
  private static final Set<String> ADDRESSES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  /** The host name may change, and it would still be the same machine. */
  private static final String OWN = "localhost";

  private static final Path NAME = Path.of("/proc/sys/kernel/hostname");
  private static final Path KERNEL = Path.of("/proc/sys/kernel/osrelease");

  /** Where distributions describe themselves: see {@code os-release(5)}. */
  private static final List<Path> DESCRIPTIONS =
      List.of(Path.of("/etc/os-release"), Path.of("/usr/lib/os-release"));

  private final String agentVersion;

  /**
   * Reads nothing yet.
   *
   * @param agentVersion of this server, since it reads the files itself
   */
  public LocalHosts(String agentVersion) {
    this.agentVersion = agentVersion;
  }

  @Override
  public Answer look(String endpoint) {
    try {
      String name = Files.readString(NAME).strip();
      return isThisMachine(endpoint, name)
          ? new Answer.Reached(OWN, facts(name))
          : new Answer.Unreachable(elsewhere(endpoint, name));
    } catch (NoSuchFileException e) {
      return new Answer.Unreachable(
          "This server does not run on Linux, so it can't tell anything of its own machine.");
    } catch (IOException e) {
      throw new UnavailableException(
          "source.machine",
          "Can't read what this machine says about itself: " + ProblemList.reason(e) + ".",
          e);
    }
  }

  private static boolean isThisMachine(String endpoint, String name) {
    String asked = endpoint.strip().toLowerCase(Locale.ROOT);
    return ADDRESSES.contains(asked) || asked.equals(name.toLowerCase(Locale.ROOT));
  }

  private static String elsewhere(String endpoint, String name) {
    return ("Nothing here can reach \"%s\": this server protects its own machine, whose endpoint is"
            + " localhost (or %s). Other hosts need a connector, which this version has not.")
        .formatted(endpoint, name);
  }

  private HostFacts facts(String name) throws IOException {
    return new HostFacts(name, OsType.LINUX, osName(), Volumes.read(), agentVersion);
  }

  private static String osName() throws IOException {
    for (Path description : DESCRIPTIONS) {
      if (Files.isReadable(description)) {
        String text = Files.readString(description, StandardCharsets.UTF_8);
        return OsRelease.prettyName(text);
      }
    }
    return "Linux " + Files.readString(KERNEL).strip();
  }
}
