package dev.holdfast.adapters.storage;

import dev.holdfast.domain.snapshot.EntryName;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.NodeName;

/** Paths in snapshots, as clients send them and as the engine has them. */
final class SnapshotPlaces {

  private SnapshotPlaces() {}

  static SnapshotPath of(EntryPath path) {
    SnapshotPath place = SnapshotPath.ROOT;
    for (String name : path.names()) {
      byte[] bytes =
          EntryName.bytes(name).orElseThrow(() -> new IllegalStateException("No name: " + name));
      place = place.resolve(new NodeName(ByteString.of(bytes)));
    }
    return place;
  }

  static EntryPath of(SnapshotPath place) {
    StringBuilder path = new StringBuilder("/");
    for (NodeName name : place.names()) {
      path.append(path.length() > 1 ? "/" : "").append(EntryName.text(name.raw().bytes()));
    }
    return new EntryPath(path.toString());
  }
}
