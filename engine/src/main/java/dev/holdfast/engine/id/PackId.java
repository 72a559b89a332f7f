package dev.holdfast.engine.id;

/** A pack file, named by the SHA-256 of its bytes. */
public record PackId(Hash hash) implements Comparable<PackId> {

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is not 64 lower-case hexadecimal digits
   */
  public static PackId parse(CharSequence hex) {
    return new PackId(Hash.parse(hex));
  }

  public String hex() {
    return hash.hex();
  }

  @Override
  public int compareTo(PackId other) {
    return hash.compareTo(other.hash);
  }

  @Override
  public String toString() {
    return hash.hex();
  }
}
