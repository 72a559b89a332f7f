package dev.holdfast.domain.source;

/** The number of something that can be protected, such as a host, among all of a server. */
public record ObjectId(long number) {
  public ObjectId {
    if (number < 1) {
      throw new IllegalArgumentException("An object's number is at least 1, not " + number);
    }
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
