package dev.holdfast.engine.id;

/** An index file, named by the SHA-256 of its bytes. */
public record IndexId(Hash hash) implements Comparable<IndexId> {

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is not 64 lower-case hexadecimal digits
   */
  public static IndexId parse(CharSequence hex) {
    return new IndexId(Hash.parse(hex));
  }

  public String hex() {
    return hash.hex();
  }

  @Override
  public int compareTo(IndexId other) {
    return hash.compareTo(other.hash);
  }

  @Override
  public String toString() {
    return hash.hex();
  }
}
