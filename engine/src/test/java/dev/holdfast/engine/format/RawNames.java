package dev.holdfast.engine.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;

/** Random bytes of the kinds that make names difficult. */
public final class RawNames {
  private static final int PARTS_MAX = 12;

  private RawNames() {}

  /** Up to a few dozen bytes: ASCII, controls, any code point, and bytes that are not UTF-8. */
  public static byte[] any(SplittableRandom random) {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    int parts = random.nextInt(PARTS_MAX);
    for (int i = 0; i < parts; i++) {
      switch (random.nextInt(5)) {
        case 0 -> raw.write(random.nextInt(0x20));
        case 1 -> raw.write(random.nextInt(0x80));
        case 2 -> raw.write(random.nextInt(0x100));
        case 3 -> raw.writeBytes(codePoint(random, 0x1_0000));
        default -> raw.writeBytes(codePoint(random, Character.MAX_CODE_POINT + 1));
      }
    }
    return raw.toByteArray();
  }

  /** In UTF-8; for a surrogate, the question mark that Java writes. */
  private static byte[] codePoint(SplittableRandom random, int bound) {
    return Character.toString(random.nextInt(bound)).getBytes(UTF_8);
  }
}
