package dev.holdfast.engine.backup;

import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.NodeName;
import java.util.List;

/**
 * Something of a source that is backed up with all that lies in it, and where it stands in the
 * snapshot.
 *
 * <p>The directories above it in the snapshot are stored with what is true of the directories above
 * it in the source, one for one from below.
 *
 * @param place in the snapshot; the root stands for the content of a directory
 * @param source names from the source's root down; none for that root itself
 */
public record BackupRoot(SnapshotPath place, List<NodeName> source) {

  public BackupRoot {
    source = List.copyOf(source);
    if (source.isEmpty() && !place.isRoot()) {
      throw new IllegalArgumentException(
          "The source's root has no name, so it can only be kept as the snapshot's root, not at "
              + place);
    }
  }

  /** Kept where it lies: the place has the source's names. */
  public static BackupRoot inPlace(List<NodeName> source) {
    SnapshotPath place = SnapshotPath.ROOT;
    for (NodeName name : source) {
      place = place.resolve(name);
    }
    return new BackupRoot(place, source);
  }

  /** Kept under its own name alone, whatever lies above it. */
  public static BackupRoot byName(List<NodeName> source) {
    return new BackupRoot(SnapshotPath.ROOT.resolve(source.getLast()), source);
  }
}
