package dev.holdfast.adapters.storage.posix;

/** Processes that were begun together, and are ended together. */
public final class ProcessGroup {
  private static final int KILL = 9;

  private ProcessGroup() {}

  /**
   * Ends all processes of a group at once; does nothing where there is none.
   *
   * @param leader the number of the process that began the group, at least 2
   */
  public static void kill(long leader) {
    if (leader < 2) {
      // Below that, the system takes the number for its caller's own group, or for everybody.
      throw new IllegalArgumentException("No group of a started process: " + leader);
    }
    Kernel.call(Scratch.ofThread(), SystemCall.KILL, -leader, KILL, 0, 0, 0);
  }
}
