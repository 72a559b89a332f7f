package dev.holdfast.engine.id;

/** A blob, named by the SHA-256 of its plaintext. */
public record BlobId(Hash hash) implements Comparable<BlobId> {

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is not 64 lower-case hexadecimal digits
   */
  public static BlobId parse(CharSequence hex) {
    return new BlobId(Hash.parse(hex));
  }

  public String hex() {
    return hash.hex();
  }

  @Override
  public int compareTo(BlobId other) {
    return hash.compareTo(other.hash);
  }

  @Override
  public String toString() {
    return hash.hex();
  }
}
