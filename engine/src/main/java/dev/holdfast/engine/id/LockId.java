package dev.holdfast.engine.id;

/** A lock file, named by the SHA-256 of its bytes. */
public record LockId(Hash hash) implements Comparable<LockId> {

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is not 64 lower-case hexadecimal digits
   */
  public static LockId parse(CharSequence hex) {
    return new LockId(Hash.parse(hex));
  }

  public String hex() {
    return hash.hex();
  }

  @Override
  public int compareTo(LockId other) {
    return hash.compareTo(other.hash);
  }

  @Override
  public String toString() {
    return hash.hex();
  }
}
