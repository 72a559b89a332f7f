package dev.holdfast.testkit.lock;

/** How a step goes, where it can go in several ways, or has gone. */
enum Word implements Answer {
  YES,
  NO,
  /** The scheduler's thread runs now. */
  REFRESH,
  /** The work is done. */
  RELEASE
}
