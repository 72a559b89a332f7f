package dev.holdfast.engine.restore;

import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.index.BlobSet;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.pack.BlobOpener;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.NodeName;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One snapshot, opened for reading. It holds a share in the repository's lock until it is closed,
 * so that nothing of it is deleted meanwhile.
 *
 * <p>Every blob is authenticated and hashed before a byte of it is handed out. Memory: some 25 MiB
 * at most, and the longest blob.
 *
 * <p>For one thread at a time, its streams included; several readers of one snapshot may be open at
 * once.
 *
 * <p>All methods throw {@link MissingException} or {@link
 * dev.holdfast.engine.error.CorruptException} if the repository lacks a blob or no copy of it is
 * sound.
 */
public final class SnapshotReader implements AutoCloseable {
  private final Snapshot snapshot;
  private final SharedLock lock;
  private final BlobIndex index;
  private final BlobReader blobs;
  private final TreeCache trees;

  /**
   * Reads a snapshot whose blobs are in the index. Users of the engine call {@code
   * Repository.openSnapshot}.
   *
   * @param lock closed with this reader
   */
  public SnapshotReader(
      Snapshot snapshot,
      SharedLock lock,
      BlobStore store,
      BlobIndex index,
      MasterKey key,
      SecureRandom random) {
    this.snapshot = snapshot;
    this.lock = lock;
    this.index = index;
    this.blobs = new BlobReader(index, new PackWindows(store), new BlobOpener(key, random));
    this.trees = new TreeCache(blobs);
  }

  public Snapshot snapshot() {
    return snapshot;
  }

  /** What lies at a path; empty if nothing does, and for the root, which has no node. */
  public Optional<Node> find(SnapshotPath path) {
    List<NodeName> names = path.names();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    NodeName last = names.getLast();
    return treeOf(names.subList(0, names.size() - 1)).flatMap(tree -> trees.find(tree, last));
  }

  /**
   * Shows what a directory holds, in the order of the names' unsigned bytes. The visitor may call
   * this reader.
   *
   * @throws MissingException if there is no such directory
   */
  public void forEach(SnapshotPath directory, Consumer<? super Node> visitor) {
    BlobId tree = treeOf(directory.names()).orElseThrow(() -> nothingAt(directory, "directory"));
    trees.forEach(tree, visitor);
  }

  /**
   * Shows what a directory holds, which was found before: as {@link #forEach(SnapshotPath,
   * Consumer)}, without the way down to it.
   */
  public void forEach(DirectoryNode directory, Consumer<? super Node> visitor) {
    trees.forEach(directory.subtree(), visitor);
  }

  /** As {@link #forEach(DirectoryNode, Consumer)}. */
  void forEach(BlobId tree, Consumer<? super Node> visitor) {
    trees.forEach(tree, visitor);
  }

  /**
   * What a directory holds, as a list: some 500 bytes of memory for each node.
   *
   * @throws MissingException if there is no such directory
   */
  public List<Node> list(SnapshotPath directory) {
    List<Node> nodes = new ArrayList<>();
    forEach(directory, nodes::add);
    return nodes;
  }

  /**
   * The content of a file. The stream's methods throw what this reader's methods throw, and no
   * {@code IOException}; it need not be closed.
   *
   * <p>Looks through the whole directory for the name: who reads many files of a long directory
   * shows it once, and opens its nodes.
   *
   * @throws MissingException if there is no file at the path
   */
  public InputStream open(SnapshotPath path) {
    Node node = find(path).orElseThrow(() -> nothingAt(path, "file"));
    if (node instanceof FileNode file) {
      return open(file);
    }
    throw nothingAt(path, "file");
  }

  /** The content of a file that was found before: as {@link #open(SnapshotPath)}. */
  public InputStream open(FileNode file) {
    return new ContentStream(blobs, file.content());
  }

  /**
   * The content of a file from a place on. What lies before it is not read; at or behind the end
   * the stream is empty. {@code InputStream.skip} does not read what it passes over either.
   *
   * @throws IllegalArgumentException if the place is negative
   */
  public InputStream open(FileNode file, long positionBytes) {
    if (positionBytes < 0) {
      throw new IllegalArgumentException("No file begins before 0: " + positionBytes);
    }
    ContentStream stream = new ContentStream(blobs, file.content());
    stream.skip(positionBytes);
    return stream;
  }

  /**
   * Shows all that lies in a directory, at whatever depth: each directory before what is in it,
   * names in the order of the trees. The visitor may call this reader.
   *
   * @throws MissingException if there is no such directory
   */
  public void walk(SnapshotPath directory, SnapshotVisitor visitor) {
    BlobId tree = treeOf(directory.names()).orElseThrow(() -> nothingAt(directory, "directory"));
    new DepthFirst(trees).walk(tree, directory, visitor);
  }

  /**
   * What packs hold of the content of files at these paths and below them, each blob once. A path
   * where nothing is adds nothing. Memory: one bit for each blob of the repository.
   */
  public long storedBytes(List<SnapshotPath> paths) {
    BlobSet needed = new BlobSet(index);
    for (SnapshotPath path : paths) {
      find(path).ifPresent(node -> need(node, needed));
      treeOf(path.names())
          .ifPresent(
              tree ->
                  new DepthFirst(trees)
                      .walk(
                          tree,
                          path,
                          (unused, node) -> {
                            need(node, needed);
                            return SnapshotVisitor.Next.ENTER;
                          }));
    }
    return needed.storedBytes();
  }

  private static void need(Node node, BlobSet needed) {
    if (node instanceof FileNode file) {
      file.content().forEach(blob -> needed.add(BlobType.DATA, blob));
    }
  }

  /** Gives the share in the lock back. */
  @Override
  public void close() {
    blobs.close();
    lock.close();
  }

  private Optional<BlobId> treeOf(List<NodeName> directory) {
    Optional<BlobId> tree = Optional.of(snapshot.tree());
    for (NodeName name : directory) {
      tree = tree.flatMap(parent -> trees.findSubdirectory(parent, name));
    }
    return tree;
  }

  private MissingException nothingAt(SnapshotPath path, String kind) {
    return new MissingException("Snapshot %s has no %s %s".formatted(snapshot.id(), kind, path));
  }
}
