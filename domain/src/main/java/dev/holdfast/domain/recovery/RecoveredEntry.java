package dev.holdfast.domain.recovery;

import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.source.ObjectId;

/**
 * What became of one entry.
 *
 * @param object whose snapshot it was in
 * @param path in the snapshot
 * @param reason in words that need no path; empty where there is nothing to explain
 */
public record RecoveredEntry(ObjectId object, EntryPath path, EntryResult result, String reason) {
  /** How many entries one recovery tells of; whoever reads more of them has another problem. */
  public static final int TOLD_MAX = 10_000;
}
