package dev.holdfast.domain.job;

/** Which jobs are begun first where not all can be; the most urgent is first. */
public enum Urgency {
  HIGH,
  MEDIUM,
  LOW
}
