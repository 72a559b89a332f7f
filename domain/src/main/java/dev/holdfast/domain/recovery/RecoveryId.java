package dev.holdfast.domain.recovery;

/** The number of a recovery; no two things of a server share one. */
public record RecoveryId(long number) {
  public RecoveryId {
    if (number < 1) {
      throw new IllegalArgumentException("A recovery's number is at least 1, not " + number);
    }
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
