package dev.holdfast.domain.source;

/** The number under which a source is registered, among all of a server. */
public record RegistrationId(long number) {
  public RegistrationId {
    if (number < 1) {
      throw new IllegalArgumentException("A registration's number is at least 1, not " + number);
    }
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
