package dev.holdfast.adapters.storage.posix;

/** Which threads have the processors first. */
public final class Precedence {
  private static final int OF_A_THREAD = 0;
  private static final int CALLER = 0;
  private static final int LAST = 19;

  private Precedence() {}

  /**
   * Lets the calling thread work only where no other one wants the processor, but for a hundredth
   * of it. It can't be taken back: raising one's precedence is a right that servers don't have.
   * Where the kernel can't be called, nothing changes.
   */
  public static void giveWay() {
    if (KernelTrial.PASSED) {
      // Of Linux, and not of POSIX: there a caller is one thread, and no process.
      Kernel.call(Scratch.ofThread(), SystemCall.SETPRIORITY, OF_A_THREAD, CALLER, LAST, 0, 0);
    }
  }
}
