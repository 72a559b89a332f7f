package dev.holdfast.engine.id;

/** A snapshot file, named by the SHA-256 of its bytes. */
public record SnapshotId(Hash hash) implements Comparable<SnapshotId> {

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is not 64 lower-case hexadecimal digits
   */
  public static SnapshotId parse(CharSequence hex) {
    return new SnapshotId(Hash.parse(hex));
  }

  public String hex() {
    return hash.hex();
  }

  @Override
  public int compareTo(SnapshotId other) {
    return hash.compareTo(other.hash);
  }

  @Override
  public String toString() {
    return hash.hex();
  }
}
