package dev.holdfast.engine.repair;

import dev.holdfast.engine.check.CheckListener;

/** Is told what a repair finds, and then how it goes on, by the thread that called it. */
public interface RepairListener extends CheckListener {
  /** Wants to know nothing. */
  RepairListener NONE = new RepairListener() {};

  /** What is done after all was looked at. */
  enum Step {
    /** Copying what is sound out of damaged packs; counted in packs. */
    COPYING,
    /** Naming packs in new index files; counted in index files. */
    INDEXING,
    /** Waiting until nobody else is at work; not counted. */
    WAITING,
    /** Deleting; counted in packs. */
    DELETING
  }

  /** What will be done; nothing was written yet. */
  default void planned(RepairPlan plan) {}

  /** So much of a step is done. */
  default void progress(Step step, long done, long total) {}
}
