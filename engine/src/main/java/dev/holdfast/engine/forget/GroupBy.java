package dev.holdfast.engine.forget;

/** What the snapshots of a group have in common. */
public enum GroupBy {
  HOST,
  PATHS,
  TAGS
}
