package dev.holdfast.engine.backup;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileTimes;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.engine.tree.TreeWriter;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the trees of a snapshot bottom up, from its files in the order of their paths. Only the
 * directories on the way to the current file are held.
 */
final class TreeAssembly {
  private static final long LINKS_UNKNOWN = 0;

  private final BlobSink sink;
  private final Attributes directory;

  /** The open directories' writers: the root's first, then those of {@link #names}. */
  private final List<TreeWriter> writers = new ArrayList<>();

  private final List<NodeName> names = new ArrayList<>();
  private SnapshotPath last = SnapshotPath.ROOT;
  private long directories;

  TreeAssembly(BlobSink sink, NodeMetadata directories) {
    this.sink = sink;
    this.directory = attributes(directories, FileMode.DIRECTORY);
    this.writers.add(new TreeWriter());
  }

  /**
   * Stores the trees of all files.
   *
   * @return the root tree
   * @throws IllegalArgumentException if two files have one path, or one lies in the other
   */
  BlobId assemble(FileArena files) {
    files.forEachInOrder(this::add);
    closeDownTo(0);
    return storeTree(writers.getFirst());
  }

  /** How many directories there are, without the root. */
  long directories() {
    return directories;
  }

  private void add(FileArena.Entry file) {
    refuseClash(file.path());
    List<NodeName> path = file.path().names();
    List<NodeName> parents = path.subList(0, path.size() - 1);
    int shared = 0;
    while (shared < Math.min(names.size(), parents.size())
        && names.get(shared).equals(parents.get(shared))) {
      shared++;
    }
    closeDownTo(shared);
    for (NodeName name : parents.subList(shared, parents.size())) {
      open(name);
    }
    writers
        .get(names.size())
        .add(
            new FileNode(
                path.getLast(),
                attributes(file.metadata(), 0),
                file.sizeBytes(),
                LINKS_UNKNOWN,
                file.content()));
    last = file.path();
  }

  /** In the order of paths, what lies in a file would come right behind it. */
  private void refuseClash(SnapshotPath path) {
    if (path.equals(last)) {
      throw new IllegalArgumentException("The file " + path + " was added twice");
    }
    if (!last.isRoot() && path.isInside(last)) {
      throw new IllegalArgumentException(
          last + " was added as a file, and " + path + " lies in it; rename one of them");
    }
  }

  private void open(NodeName name) {
    names.add(name);
    directories++;
    if (writers.size() == names.size()) {
      writers.add(new TreeWriter());
    }
  }

  private void closeDownTo(int depth) {
    while (names.size() > depth) {
      BlobId tree = storeTree(writers.get(names.size()));
      NodeName name = names.removeLast();
      writers.get(names.size()).add(new DirectoryNode(name, directory, tree));
    }
  }

  private BlobId storeTree(TreeWriter writer) {
    byte[] tree = writer.finish();
    return sink.store(BlobType.TREE, tree, 0, tree.length).id();
  }

  private static Attributes attributes(NodeMetadata metadata, int type) {
    return new Attributes(
        new FileMode(type | metadata.permissions()),
        FileTimes.all(metadata.modifiedAt().atOffset(ZoneOffset.UTC)),
        metadata.owner(),
        FileIdentity.UNKNOWN);
  }
}
