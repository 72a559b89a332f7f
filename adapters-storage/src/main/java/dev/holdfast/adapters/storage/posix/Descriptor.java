package dev.holdfast.adapters.storage.posix;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A file descriptor that is used by several threads, and closed once, after the last of them has
 * left: the system gives the number of a closed one to the next file that is opened, and a late
 * call would reach that.
 */
final class Descriptor {
  private static final int CLOSED = Integer.MIN_VALUE;

  private final int number;

  /** How many threads use it, and the sign bit once it is closed for new ones. */
  private final AtomicInteger users = new AtomicInteger();

  Descriptor(int number) {
    this.number = number;
  }

  /**
   * The number, which stays open until {@link #leave}.
   *
   * @throws IOException if it is closed
   */
  int enter() throws IOException {
    int now;
    do {
      now = users.get();
      if (now < 0) {
        throw new IOException("It is closed already");
      }
    } while (!users.compareAndSet(now, now + 1));
    return number;
  }

  /** Once for each {@link #enter}. */
  void leave() {
    if (users.decrementAndGet() == CLOSED) {
      release(number);
    }
  }

  /** Closes it, now or when the last user leaves; does nothing the second time. */
  void close() {
    int now;
    do {
      now = users.get();
      if (now < 0) {
        return;
      }
    } while (!users.compareAndSet(now, now | CLOSED));
    if (now == 0) {
      release(number);
    }
  }

  /** Closes a number. Linux has freed it even where it answers an error: never a second time. */
  static void release(int number) {
    Kernel.callOnce(Scratch.ofThread(), SystemCall.CLOSE, number, 0, 0, 0, 0);
  }
}
