package dev.holdfast.adapters.storage.posix;

import dev.holdfast.engine.tree.FileStatus;
import java.io.IOException;

/** A block device that is open. Safe for use by many threads, each at its own place. */
public final class PosixDevice implements AutoCloseable {
  /** {@code POSIX_FADV_DONTNEED}. */
  private static final int NOT_NEEDED = 4;

  private final Descriptor device;
  private final FileStatus statusAtOpening;

  PosixDevice(Descriptor device, FileStatus statusAtOpening) {
    this.device = device;
    this.statusAtOpening = statusAtOpening;
  }

  public FileStatus statusAtOpening() {
    return statusAtOpening;
  }

  /**
   * Reads at a place.
   *
   * @return how many bytes were read, at least one; -1 at or behind the end
   */
  public int read(long position, byte[] target, int offset, int length) throws IOException {
    int number = device.enter();
    try {
      return Transfer.readAt(Scratch.ofThread(), number, position, target, offset, length);
    } finally {
      device.leave();
    }
  }

  /** Writes all of the bytes at a place. */
  public void write(long position, byte[] source, int offset, int length) throws IOException {
    int number = device.enter();
    try {
      Transfer.writeAt(Scratch.ofThread(), number, position, source, offset, length);
    } finally {
      device.leave();
    }
  }

  /** Has everything that was written survive a crash of the machine. */
  public void sync() throws IOException {
    check(SystemCall.FSYNC, 0);
  }

  /** Has what is read next come from the device, as far as it was synced. */
  public void forgetCached() throws IOException {
    check(SystemCall.FADVISE64, NOT_NEEDED);
  }

  private void check(SystemCall call, int advice) throws IOException {
    int number = device.enter();
    try {
      long answer = Kernel.call(Scratch.ofThread(), call, number, 0, 0, advice, 0);
      if (answer < 0) {
        throw Errno.failure(answer);
      }
    } finally {
      device.leave();
    }
  }

  @Override
  public void close() {
    device.close();
  }
}
