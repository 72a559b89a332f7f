package dev.holdfast.engine.prune;

/** Is told how a prune goes on, by the thread that called it. */
public interface PruneListener {
  /** Wants to know nothing. */
  PruneListener NONE = new PruneListener() {};

  /** What is done. */
  enum Phase {
    /** Looking for what snapshots need; counted in snapshots. */
    SEARCHING,
    /** Copying what is needed out of packs that go; counted in bytes of those packs. */
    COPYING,
    /** Naming what stays in new index files; counted in index files. */
    INDEXING,
    /** Waiting until nobody else is at work; not counted. */
    WAITING,
    /** Deleting; counted in packs. */
    DELETING
  }

  /** So much of a phase is done. */
  default void progress(Phase phase, long done, long total) {}

  /** What will be done; nothing was written yet. */
  default void planned(PrunePlan plan) {}
}
