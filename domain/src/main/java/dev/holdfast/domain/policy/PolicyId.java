package dev.holdfast.domain.policy;

/** The number of a policy, unique on the server and never used again. */
public record PolicyId(long number) {
  public PolicyId {
    if (number < 1) {
      throw new IllegalArgumentException("The number of a policy is 1 or more, not " + number);
    }
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
