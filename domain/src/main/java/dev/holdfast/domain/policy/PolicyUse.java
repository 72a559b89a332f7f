package dev.holdfast.domain.policy;

/**
 * What undeleted groups make of a policy.
 *
 * @param groups that run by it
 * @param objects that they protect, each counted once
 */
public record PolicyUse(long groups, long objects) {
  public static final PolicyUse NONE = new PolicyUse(0, 0);
}
