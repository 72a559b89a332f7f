package dev.holdfast.domain.policy;

/** A day of the year that a yearly schedule can name: 1 January or 31 December. */
public enum YearDay {
  FIRST,
  LAST
}
