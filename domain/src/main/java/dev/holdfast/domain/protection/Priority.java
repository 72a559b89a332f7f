package dev.holdfast.domain.protection;

/** Whose runs go first where not all can go at once; first is most urgent. */
public enum Priority {
  HIGH,
  MEDIUM,
  LOW
}
