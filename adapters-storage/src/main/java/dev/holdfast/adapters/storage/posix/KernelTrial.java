package dev.holdfast.adapters.storage.posix;

import dev.holdfast.engine.format.ByteString;

/** Whether the kernel can be called here; tried once, in a class that needs nothing of it. */
final class KernelTrial {
  static final boolean PASSED = Machine.current().isPresent() && answers();

  private KernelTrial() {}

  /**
   * The JVM may forbid native access, a sandbox may forbid calls, and where {@code /proc} is
   * missing, links have no attributes.
   */
  private static boolean answers() {
    try {
      Scratch scratch = Scratch.ofThread();
      long path = scratch.path(ByteString.utf8("/proc/self/fd"));
      return Statx.call(scratch, Statx.WORKING_FOLDER, path, 0) == 0;
    } catch (UnsupportedOperationException | LinkageError e) {
      return false;
    }
  }
}
