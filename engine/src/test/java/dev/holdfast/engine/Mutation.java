package dev.holdfast.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Changes a sample by chance: a few times, in ways that hurt readers of bytes and of JSON. */
final class Mutation {
  private static final int CHANGES_MAX = 4;
  private static final int SLICE_BYTES_MAX = 64;

  private static final int[] LIMITS = {
    0,
    1,
    31,
    32,
    33,
    0xff,
    0xffff,
    0x1_0000,
    1 << 24,
    1 << 30,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    -1,
    -2,
    -32
  };

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-0",
          "-1",
          "1.0",
          "1e2",
          "1e999999999",
          "4294967295",
          "4294967296",
          "2147483647",
          "2147483648",
          "9223372036854775808",
          "18446744073709551615",
          "18446744073709551616",
          "007",
          "NaN",
          "\"\"",
          "\"0\"",
          "\"\\ud800\"",
          "\"\\udc00x\"",
          "\"\\u0000\"",
          "\"\\ud83d\\ude00\"",
          "\"\\x\"",
          "\"\\u12\"",
          "\"\377\"",
          "\"\300\200\"",
          "\"\355\240\200\"",
          "\"\364\220\200\200\"",
          "\"\0\"",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "{\"\":{}}",
          "\"9999-12-31T23:59:59.999999999-18:00\"",
          "\"0000-01-01T00:00:00Z\"",
          "\"2020-02-30T00:00:00Z\"",
          "\"2020-01-01T00:00:60+19:00\"",
          "\"AA==\"",
          "\"A\"",
          "//",
          "/**/",
          "'a'",
          "{\"a\":1,\"a\":2}",
          " \n\t",
          "\357\273\277");

  private final SplittableRandom random;
  private final List<byte[]> samples;

  Mutation(SplittableRandom random, List<byte[]> samples) {
    this.random = random;
    this.samples = samples;
  }

  byte[] next() {
    byte[] bytes = sample();
    // Mostly one, since few survive several.
    int changes = random.nextBoolean() ? 1 : random.nextInt(1, CHANGES_MAX + 1);
    for (int i = 0; i < changes; i++) {
      bytes = changed(bytes);
    }
    return bytes;
  }

  private byte[] changed(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    return switch (random.nextInt(14)) {
      case 0 -> flipped(bytes, at);
      case 1 -> replaced(bytes, at, at, some(SLICE_BYTES_MAX));
      case 2 -> replaced(bytes, at, end(bytes, at), new byte[0]);
      case 3 -> Arrays.copyOf(bytes, at);
      case 4 -> replaced(bytes, at, at, Arrays.copyOfRange(bytes, at, end(bytes, at)));
      case 5 -> spliced(bytes, at);
      case 6 -> withLimit(bytes, at);
      case 7, 8, 9 -> withOtherValue(bytes, at, ascii(VALUES.get(random.nextInt(VALUES.size()))));
      case 10 -> withOtherValue(bytes, at, nested());
      case 11 -> withOtherValue(bytes, at, repeated('"', (char) random.nextInt(256), '"'));
      case 12 -> withOtherValue(bytes, at, repeated('1', '0', '0'));
      default -> withMemberTwice(bytes, at);
    };
  }

  private byte[] sample() {
    return samples.get(random.nextInt(samples.size()));
  }

  private int end(byte[] bytes, int at) {
    return at + random.nextInt(Math.min(SLICE_BYTES_MAX, bytes.length - at) + 1);
  }

  private byte[] some(int countMax) {
    byte[] some = new byte[random.nextInt(countMax + 1)];
    random.nextBytes(some);
    return some;
  }

  private byte[] flipped(byte[] bytes, int at) {
    byte[] flipped = bytes.clone();
    if (at < bytes.length) {
      flipped[at] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private byte[] spliced(byte[] bytes, int at) {
    byte[] other = sample();
    int from = random.nextInt(other.length + 1);
    return replaced(bytes, at, bytes.length, Arrays.copyOfRange(other, from, other.length));
  }

  private byte[] withLimit(byte[] bytes, int at) {
    byte[] changed = bytes.clone();
    if (bytes.length - at >= Integer.BYTES) {
      int limit = LIMITS[random.nextInt(LIMITS.length)];
      ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(at, limit);
    }
    return changed;
  }

  /** Another value behind the next colon, comma or bracket. */
  private byte[] withOtherValue(byte[] bytes, int at, byte[] value) {
    int start = after(bytes, at, ":,[{");
    return replaced(bytes, start, random.nextBoolean() ? start : valueEnd(bytes, start), value);
  }

  /** A member, or an element, once more. */
  private byte[] withMemberTwice(byte[] bytes, int at) {
    int start = after(bytes, at, ",{[");
    int end = after(bytes, start, ",");
    return replaced(bytes, start, start, Arrays.copyOfRange(bytes, start, end));
  }

  private byte[] nested() {
    String bracket = random.nextBoolean() ? "[" : "{\"a\":";
    int depth = random.nextBoolean() ? random.nextInt(55, 70) : random.nextInt(20_000);
    String close = bracket.equals("[") ? "]" : "}";
    boolean isWhole = random.nextBoolean();
    return ascii(bracket.repeat(depth) + "1" + (isWhole ? close.repeat(depth) : ""));
  }

  private byte[] repeated(char first, char middle, char last) {
    int count = random.nextInt(8) == 0 ? random.nextInt(100_000) : random.nextInt(2_000);
    return ascii(first + String.valueOf(middle).repeat(count) + last);
  }

  private static int after(byte[] bytes, int at, String marks) {
    for (int i = at; i < bytes.length; i++) {
      if (marks.indexOf(bytes[i]) >= 0) {
        return i + 1;
      }
    }
    return bytes.length;
  }

  private static int valueEnd(byte[] bytes, int start) {
    for (int i = start; i < bytes.length; i++) {
      if (",]}".indexOf(bytes[i]) >= 0) {
        return i;
      }
    }
    return bytes.length;
  }

  private static byte[] replaced(byte[] bytes, int start, int end, byte[] by) {
    byte[] replaced = new byte[bytes.length - (end - start) + by.length];
    System.arraycopy(bytes, 0, replaced, 0, start);
    System.arraycopy(by, 0, replaced, start, by.length);
    System.arraycopy(bytes, end, replaced, start + by.length, bytes.length - end);
    return replaced;
  }

  /** Each character below 256 as one byte, so that texts can hold bytes that are not UTF-8. */
  private static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
