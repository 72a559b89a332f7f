package dev.holdfast.domain.protection;

/** The number of a protection group; no two things of a server share one. */
public record GroupId(long number) {
  public GroupId {
    if (number < 1) {
      throw new IllegalArgumentException("A group's number is at least 1, not " + number);
    }
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
