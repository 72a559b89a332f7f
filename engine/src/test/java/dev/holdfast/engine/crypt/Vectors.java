package dev.holdfast.engine.crypt;

/** Inputs that the test vectors of the format share. */
final class Vectors {
  private Vectors() {}

  /** The key of the envelope vectors: bytes 00 to 3f, split over its parts. */
  static MasterKey key() {
    return new MasterKey(sequence(0x00, 32), sequence(0x20, 16), sequence(0x30, 16));
  }

  /** {@code length} bytes that count up from {@code first}. */
  static byte[] sequence(int first, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (first + i);
    }
    return bytes;
  }
}
