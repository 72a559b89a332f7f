package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.Hosts;
import dev.holdfast.domain.source.HostFacts;
import dev.holdfast.domain.source.OsType;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.source.Volume;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Hosts that are made up: the server's own at first, and those that a test adds. */
public final class InMemoryHosts implements Hosts {
  /** The server's own machine. */
  public static final HostFacts OWN =
      new HostFacts(
          "backup1",
          OsType.LINUX,
          "Debian GNU/Linux 12 (bookworm)",
          List.of(
              new Volume(
                  "8f0c3f1e-4d52-4f0e-9b66-0d5c3a8f6b11",
                  "/dev/sda1",
                  List.of(new SourcePath("/")),
                  "ext4",
                  1L << 40,
                  1L << 38)),
          "1.0");

  private static final List<String> OWN_ADDRESSES =
      List.of("localhost", "127.0.0.1", "::1", "[::1]", OWN.name());

  private final Map<String, HostFacts> hosts = new HashMap<>();

  public InMemoryHosts() {
    OWN_ADDRESSES.forEach(address -> put(address, OWN));
  }

  /** Lets an endpoint be answered, from now on by these facts. */
  public synchronized void put(String endpoint, HostFacts facts) {
    hosts.put(key(endpoint), facts);
  }

  @Override
  public synchronized Answer look(String endpoint) {
    HostFacts facts = hosts.get(key(endpoint));
    return facts == null
        ? new Answer.Unreachable("Nothing can reach \"" + endpoint + "\"; try localhost.")
        : new Answer.Reached(facts.name(), facts);
  }

  private static String key(String endpoint) {
    return endpoint.strip().toLowerCase(Locale.ROOT);
  }
}
