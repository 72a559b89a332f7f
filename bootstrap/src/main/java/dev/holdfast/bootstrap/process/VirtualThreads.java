package dev.holdfast.bootstrap.process;

/** How the runtime schedules virtual threads. */
public final class VirtualThreads {
  /** Documented with {@link Thread}; read when the first virtual thread begins. */
  private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

  /**
   * For each processor: one for a thread that has much to compute, which is never made to pause,
   * and one for those that only take in what clients send. With one alone, clients wait for seconds
   * until anybody looks whether they have sent something.
   */
  private static final int CARRIERS_PER_PROCESSOR = 2;

  private VirtualThreads() {}

  /** Leaves room for those that do little, unless somebody has said otherwise. Before the first. */
  public static void leaveRoom() {
    if (System.getProperty(PARALLELISM) == null) {
      int carriers = CARRIERS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
      System.setProperty(PARALLELISM, Integer.toString(carriers));
    }
  }
}
