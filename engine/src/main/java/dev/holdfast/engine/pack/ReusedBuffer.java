package dev.holdfast.engine.pack;

/**
 * A buffer that is used again and again, and grows to the longest use. It grows in few steps, since
 * each leaves an array behind that only a full collection finds: at most a third of its length in
 * all.
 *
 * <p>For one thread at a time.
 */
public final class ReusedBuffer {
  private static final int FIRST_BYTES = 128 << 10;

  /** At this length it holds nearly every blob, and grows no further than it must. */
  private static final int LONG_BYTES = 8 << 20;

  private byte[] bytes = {};

  /** The buffer, with room for so many bytes; what was in it may be gone. */
  public byte[] atLeast(int length) {
    if (bytes.length < length) {
      bytes = new byte[grown(bytes.length, length)];
    }
    return bytes;
  }

  /** The buffer as it is. */
  public byte[] bytes() {
    return bytes;
  }

  private static int grown(int from, int needed) {
    int growing = Math.clamp(4L * from, FIRST_BYTES, LONG_BYTES);
    return Math.max(needed, growing);
  }
}
