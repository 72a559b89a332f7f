package dev.holdfast.domain.snapshot;

import java.util.regex.Pattern;

/** The name of a snapshot in a tenant's repository: 64 lower-case hexadecimal digits. */
public record SnapshotId(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public SnapshotId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A snapshot id is 64 lower-case hexadecimal digits, not \"" + value + "\"");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
