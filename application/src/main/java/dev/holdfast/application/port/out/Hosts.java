package dev.holdfast.application.port.out;

import dev.holdfast.domain.source.HostFacts;

/** The hosts whose files can be backed up. */
public interface Hosts {

  /** What came of looking at a host. */
  sealed interface Answer {

    /**
     * It answers, and says this about itself now.
     *
     * @param host sets it apart from all others, the same for each of its endpoints
     */
    record Reached(String host, HostFacts facts) implements Answer {}

    /**
     * Nothing can reach it.
     *
     * @param reason a sentence that names the endpoint and says what to do
     */
    record Unreachable(String reason) implements Answer {}
  }

  /**
   * Looks at a host. Takes as long as its disks take to tell their size.
   *
   * @param endpoint a name or address; {@code localhost} is the server's own machine, and so are
   *     its own name, {@code 127.0.0.1} and {@code ::1}. Case does not count
   */
  Answer look(String endpoint);
}
