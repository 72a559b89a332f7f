package dev.holdfast.testkit.engine;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.restore.RestoreTarget;
import dev.holdfast.engine.restore.TargetDirectory;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.testkit.engine.MemoryInode.DirectoryInode;
import dev.holdfast.testkit.engine.MemoryInode.FileInode;
import dev.holdfast.testkit.engine.MemoryInode.SymlinkInode;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A tree of files in memory into which snapshots can be restored, with links, attributes and inodes
 * as a file system has them. Everything is permitted.
 *
 * <p>Beside the seam, it shows what is in it, by paths; those methods follow no link either, and
 * throw {@link IllegalArgumentException} for what is not there.
 */
public final class MemoryRestoreTarget implements RestoreTarget {
  private final AtomicLong inodes = new AtomicLong();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger openMost = new AtomicInteger();
  private final AtomicLong writtenBytes = new AtomicLong();
  private boolean there;
  private final DirectoryInode root = new DirectoryInode(newInode());

  /** A target whose root is there. */
  public MemoryRestoreTarget() {
    this(true);
  }

  private MemoryRestoreTarget(boolean there) {
    this.there = there;
  }

  /** A target whose root is made when it is first opened. */
  public static MemoryRestoreTarget missing() {
    return new MemoryRestoreTarget(false);
  }

  @Override
  public synchronized TargetDirectory root() {
    there = true;
    return new MemoryTargetDirectory(this, root);
  }

  @Override
  public synchronized Optional<TargetDirectory> rootIfThere() {
    return there ? Optional.of(root()) : Optional.empty();
  }

  /** Whether the root has been made. */
  public synchronized boolean isThere() {
    return there;
  }

  /** Paths of all that is in it, directories too. */
  public Set<SnapshotPath> paths() {
    Set<SnapshotPath> paths = new TreeSet<>();
    collect(root, SnapshotPath.ROOT, paths);
    return paths;
  }

  /** The content of a regular file. */
  public byte[] content(SnapshotPath path) {
    if (at(path) instanceof FileInode file) {
      return file.bytes();
    }
    throw new IllegalArgumentException(path + " is no regular file");
  }

  /** How many blocks of 4 KiB of a regular file were ever written; the others are holes. */
  public int blocks(SnapshotPath path) {
    if (at(path) instanceof FileInode file) {
      return file.blocks();
    }
    throw new IllegalArgumentException(path + " is no regular file");
  }

  /** Where a symbolic link leads. */
  public ByteString linkTarget(SnapshotPath path) {
    if (at(path) instanceof SymlinkInode link) {
      return link.target();
    }
    throw new IllegalArgumentException(path + " is no symbolic link");
  }

  public FileStatus status(SnapshotPath path) {
    return at(path).status();
  }

  /** The attributes that were last given to what lies there. */
  public Attributes attributes(SnapshotPath path) {
    return at(path).attributes();
  }

  /** How many directories and files are open now. */
  public int open() {
    return open.get();
  }

  /** How many were open at once at most. */
  public int openMost() {
    return openMost.get();
  }

  /** How many bytes of content were written. */
  public long writtenBytes() {
    return writtenBytes.get();
  }

  void opened() {
    int now = open.incrementAndGet();
    openMost.accumulateAndGet(now, Math::max);
  }

  void closed() {
    open.decrementAndGet();
  }

  void wrote(int bytes) {
    writtenBytes.addAndGet(bytes);
  }

  long newInode() {
    return inodes.incrementAndGet();
  }

  private MemoryInode at(SnapshotPath path) {
    MemoryInode inode = root;
    for (NodeName name : path.names()) {
      if (!(inode instanceof DirectoryInode directory)) {
        throw new IllegalArgumentException(path + " leads through what is no directory");
      }
      inode = child(directory, name, path);
    }
    return inode;
  }

  private static MemoryInode child(DirectoryInode directory, NodeName name, SnapshotPath path) {
    try {
      return directory.child(name);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("There is nothing at " + path, e);
    }
  }

  private static void collect(DirectoryInode in, SnapshotPath path, Set<SnapshotPath> paths) {
    for (NodeName name : in.names()) {
      SnapshotPath below = path.resolve(name);
      paths.add(below);
      if (child(in, name, below) instanceof DirectoryInode directory) {
        collect(directory, below, paths);
      }
    }
  }
}
