package dev.holdfast.domain.policy;

/** The kinds of runs that policies schedule here. */
public enum RunType {
  /** Captures what changed since the last run of the group; the first one captures everything. */
  REGULAR,

  /** Reads everything anew. */
  FULL
}
