package dev.holdfast.adapters.storage.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The end of what a program writes; read without ever waiting for more. */
final class OutputTail {
  static final int KEPT_BYTES = 64 * 1024;

  private final byte[] ring = new byte[KEPT_BYTES];
  private final byte[] step = new byte[8 * 1024];
  private long total;

  /** Takes what is there now. */
  void drain(InputStream output) throws IOException {
    int there = output.available();
    while (there > 0) {
      int count = output.read(step, 0, Math.min(there, step.length));
      if (count < 0) {
        return;
      }
      for (int i = 0; i < count; i++) {
        ring[(int) (total++ % KEPT_BYTES)] = step[i];
      }
      there -= count;
    }
  }

  /** What is kept, with a sign in the place of each byte that is not UTF-8. */
  String text() {
    int length = (int) Math.min(total, KEPT_BYTES);
    byte[] kept = new byte[length];
    for (int i = 0; i < length; i++) {
      kept[i] = ring[(int) ((total - length + i) % KEPT_BYTES)];
    }
    return new String(kept, StandardCharsets.UTF_8);
  }
}
