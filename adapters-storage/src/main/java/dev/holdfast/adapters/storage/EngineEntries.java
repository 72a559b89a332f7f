package dev.holdfast.adapters.storage;

import dev.holdfast.adapters.storage.os.Modes;
import dev.holdfast.domain.snapshot.EntryKind;
import dev.holdfast.domain.snapshot.EntryName;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotEntry;
import dev.holdfast.domain.snapshot.SnapshotEntry.Owner;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DeviceNode;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.Node.SpecialNode;
import dev.holdfast.engine.tree.Node.SymlinkNode;
import dev.holdfast.engine.tree.NodeName;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the engine's nodes and paths are to the domain, and the other way round. */
final class EngineEntries {
  private static final int ROOT_MODE = 0755;

  private EngineEntries() {}

  /** What a volume is called among entries: its path, or its id at the top. */
  static EntryPath named(String volume) {
    return new EntryPath(volume.startsWith("/") ? volume : "/" + volume);
  }

  /** The path as the engine has it; empty if it is longer than what can be stored. */
  static Optional<SnapshotPath> path(EntryPath path) {
    SnapshotPath found = SnapshotPath.ROOT;
    try {
      for (String name : path.names()) {
        byte[] bytes = EntryName.bytes(name).orElseThrow();
        found = found.resolve(new NodeName(ByteString.of(bytes)));
      }
    } catch (IllegalArgumentException tooLong) {
      return Optional.empty();
    }
    return Optional.of(found);
  }

  /** The path as clients have it; empty if it is too long for them. */
  static Optional<EntryPath> path(SnapshotPath path) {
    String text =
        path.names().stream()
            .map(name -> EntryName.text(name.raw().bytes()))
            .collect(Collectors.joining("/", "/", ""));
    return text.length() > EntryPath.CHARS_MAX
        ? Optional.empty()
        : Optional.of(new EntryPath(text));
  }

  /** The root, which has no node. */
  static SnapshotEntry root(Instant taken) {
    Owner owner = new Owner(0, 0, "", "");
    return new SnapshotEntry(EntryPath.ROOT, EntryKind.DIRECTORY, 0, taken, ROOT_MODE, owner, null);
  }

  static SnapshotEntry entry(EntryPath path, Node node) {
    Attributes attributes = node.attributes();
    Owner owner =
        new Owner(
            attributes.owner().userId(),
            attributes.owner().groupId(),
            attributes.owner().user(),
            attributes.owner().group());
    return new SnapshotEntry(
        path,
        kind(node),
        node instanceof FileNode file ? file.sizeBytes() : 0,
        attributes.times().modified().toInstant(),
        Modes.toSystem(attributes.mode()),
        owner,
        node instanceof SymlinkNode link ? EntryName.text(link.target().bytes()) : null);
  }

  private static EntryKind kind(Node node) {
    return switch (node) {
      case FileNode _ -> EntryKind.FILE;
      case DirectoryNode _ -> EntryKind.DIRECTORY;
      case SymlinkNode _ -> EntryKind.SYMLINK;
      case DeviceNode _, SpecialNode _ -> EntryKind.SPECIAL;
    };
  }
}
