package dev.holdfast.domain.search;

import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.source.ObjectId;

/** The snapshots of one object in one group, which follow each other. */
public record SnapshotLine(GroupId group, ObjectId object) {

  public static SnapshotLine of(KeptSnapshot snapshot) {
    return new SnapshotLine(snapshot.group(), snapshot.object());
  }
}
