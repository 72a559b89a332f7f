package dev.holdfast.adapters.storage.posix;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Linux, called by number through the C library's {@code syscall}.
 *
 * <p>One function for all calls: only one has to be linked, which is most of what the foreign
 * function API costs at a cold start, and nothing hangs on the age or make of the C library.
 */
final class Kernel {
  private static final Linker.Option CAPTURE_ERRNO = Linker.Option.captureCallState("errno");

  private static final MethodHandle SYSCALL =
      link(
          "syscall",
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG),
          CAPTURE_ERRNO);

  /** On another machine no call is made, see {@link KernelTrial}. */
  static final Machine MACHINE = Machine.current().orElse(Machine.X86_64);

  private Kernel() {}

  /** Makes a call until no signal interrupts it: what it answers, or its errno below zero. */
  static long call(Scratch scratch, SystemCall call, long a, long b, long c, long d, long e) {
    long answer;
    do {
      answer = callOnce(scratch, call, a, b, c, d, e);
    } while (answer == -Errno.INTERRUPTED);
    return answer;
  }

  /** Makes a call, even if a signal interrupts it: what it answers, or its errno below zero. */
  static long callOnce(Scratch scratch, SystemCall call, long a, long b, long c, long d, long e) {
    MemorySegment errno = scratch.errno;
    long answer;
    try {
      answer = (long) SYSCALL.invokeExact(errno, (long) MACHINE.number(call), a, b, c, d, e);
    } catch (Throwable t) {
      throw notCallable("syscall", t);
    }
    return answer == -1 ? -errno.get(ValueLayout.JAVA_INT, 0) : answer;
  }

  /**
   * Links a function of the C library.
   *
   * @throws UnsupportedOperationException if the platform has no such calls, or no such function
   */
  @SuppressWarnings("restricted")
  static MethodHandle link(String function, FunctionDescriptor shape, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    MemorySegment address =
        linker
            .defaultLookup()
            .find(function)
            .orElseThrow(
                () -> new UnsupportedOperationException("The C library has no " + function));
    return linker.downcallHandle(address, shape, options);
  }

  /** For what a linked handle declares to throw, and does not. */
  static LinkageError notCallable(String function, Throwable cause) {
    return new LinkageError("Could not call " + function + " of the C library", cause);
  }
}
