package dev.holdfast.engine.backup;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Buffers for chunks on their way from one worker to another, used again and again: as many as are
 * on their way at once, each as long as a chunk that it held. Safe for use by many threads.
 */
final class SpareBuffers {
  private static final int FIRST_BYTES = 2 << 20;

  private final Deque<byte[]> spare = new ArrayDeque<>();

  /** A buffer of at least that length. */
  synchronized byte[] take(int length) {
    byte[] buffer = spare.poll();
    return buffer != null && buffer.length >= length
        ? buffer
        : new byte[Math.max(powerOfTwoFrom(length), FIRST_BYTES)];
  }

  /** So that a buffer that is too short is soon followed by one that is not. */
  private static int powerOfTwoFrom(int length) {
    return Integer.highestOneBit(length - 1) << 1;
  }

  synchronized void giveBack(byte[] buffer) {
    spare.push(buffer);
  }
}
