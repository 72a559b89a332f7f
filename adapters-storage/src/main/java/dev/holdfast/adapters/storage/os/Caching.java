package dev.holdfast.adapters.storage.os;

/** Whether the system's cache of pages gets a copy of what is written. */
public enum Caching {
  /** As usual: who reads it soon finds it there. */
  KEPT,
  /** Long content is not worth the copy, where the file system can do without. */
  PASSED
}
