package dev.holdfast.engine.id;

/** A key file, named by the SHA-256 of its bytes. */
public record KeyId(Hash hash) implements Comparable<KeyId> {

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is not 64 lower-case hexadecimal digits
   */
  public static KeyId parse(CharSequence hex) {
    return new KeyId(Hash.parse(hex));
  }

  public String hex() {
    return hash.hex();
  }

  @Override
  public int compareTo(KeyId other) {
    return hash.compareTo(other.hash);
  }

  @Override
  public String toString() {
    return hash.hex();
  }
}
