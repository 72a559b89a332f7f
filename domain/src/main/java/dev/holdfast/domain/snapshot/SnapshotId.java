package dev.holdfast.domain.snapshot;

/** The name of a snapshot in a tenant's repository: 64 lower-case hexadecimal digits. */
public record SnapshotId(String value) {
  private static final int LENGTH = 64;

  public SnapshotId {
    if (!isId(value)) {
      throw new IllegalArgumentException(
          "A snapshot id is 64 lower-case hexadecimal digits, not \"" + value + "\"");
    }
  }

  /** By hand, since lists of runs read hundreds at once. */
  private static boolean isId(String value) {
    if (value.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char digit = value.charAt(i);
      if (!(digit >= '0' && digit <= '9') && !(digit >= 'a' && digit <= 'f')) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return value;
  }
}
