package dev.holdfast.engine.crypt;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A password as bytes of UTF-8, wiped from memory when closed.
 *
 * <p>After {@link #close} it cannot be used. Not for several threads while one of them closes it.
 */
public final class Password implements AutoCloseable {
  private final byte[] utf8;
  private boolean wiped;

  private Password(byte[] utf8) {
    if (utf8.length == 0) {
      throw new IllegalArgumentException("The password is empty; give one of at least one byte");
    }
    this.utf8 = utf8;
  }

  /**
   * A copy of these bytes, taken as they are.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Password of(byte[] utf8) {
    return new Password(utf8.clone());
  }

  /**
   * The characters in UTF-8; the caller may wipe his own afterwards.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Password of(char[] characters) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
    byte[] utf8 = new byte[encoded.remaining()];
    encoded.get(utf8);
    encoded.rewind();
    encoded.put(new byte[utf8.length]);
    return new Password(utf8);
  }

  /**
   * What a password file says: without a byte order mark and without white space (Unicode's) at
   * both ends, as restic reads it.
   *
   * @throws IllegalArgumentException if nothing is left
   */
  public static Password ofFile(byte[] content) {
    int start = WhiteSpace.skipByteOrderMark(content);
    int end = WhiteSpace.trimEnd(content, start);
    start = WhiteSpace.trimStart(content, start, end);
    return new Password(Arrays.copyOfRange(content, start, end));
  }

  /** The bytes themselves, not a copy, so that only one place must be wiped. */
  byte[] utf8() {
    if (wiped) {
      throw new IllegalStateException("The password was closed and wiped");
    }
    return utf8;
  }

  @Override
  public void close() {
    Arrays.fill(utf8, (byte) 0);
    wiped = true;
  }

  /** Says what it is, never what is in it. */
  @Override
  public String toString() {
    return "Password[hidden]";
  }
}
