package dev.holdfast.domain.policy;

/** Which occurrence of a weekday within a month: the third Friday, the last Sunday. */
public enum WeekOfMonth {
  FIRST,
  SECOND,
  THIRD,
  FOURTH,
  LAST
}
