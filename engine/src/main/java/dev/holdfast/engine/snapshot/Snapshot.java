package dev.holdfast.engine.snapshot;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.SnapshotId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One snapshot file, as it was read or written. */
public final class Snapshot {
  private final SnapshotId id;
  private final BlobId tree;
  private final SnapshotDetails details;
  private final @Nullable SnapshotId parent;
  private final @Nullable SnapshotId original;
  private final @Nullable SnapshotSummary summary;

  Snapshot(
      SnapshotId id,
      BlobId tree,
      SnapshotDetails details,
      @Nullable SnapshotId parent,
      @Nullable SnapshotId original,
      @Nullable SnapshotSummary summary) {
    this.id = id;
    this.tree = tree;
    this.details = details;
    this.parent = parent;
    this.original = original;
    this.summary = summary;
  }

  public SnapshotId id() {
    return id;
  }

  /** The root directory. */
  public BlobId tree() {
    return tree;
  }

  public SnapshotDetails details() {
    return details;
  }

  /** The snapshot against which this one was made; it may be gone. */
  public Optional<SnapshotId> parent() {
    return Optional.ofNullable(parent);
  }

  /** The snapshot that this one is a changed copy of; it is gone, as a rule. */
  public Optional<SnapshotId> original() {
    return Optional.ofNullable(original);
  }

  /** Empty where an older program wrote the snapshot. */
  public Optional<SnapshotSummary> summary() {
    return Optional.ofNullable(summary);
  }

  @Override
  public String toString() {
    return "Snapshot " + id + " of " + details.time();
  }
}
