package dev.holdfast.testkit.engine;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.source.SourceFile;
import dev.holdfast.engine.source.SourceTree;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.engine.tree.Owner;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A source of files in memory, which a test fills and changes by paths such as {@code a/b}. What is
 * put in belongs to user 0 and bears the tree's time unless something else is said.
 *
 * <p>Safe for use by many threads.
 */
public final class MemorySourceTree implements SourceTree {
  private static final long DEVICE = 7;

  private final Instant time;
  private final Map<Long, String> users = new HashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger filesOpened = new AtomicInteger();
  private final Entry root;
  private long inodes;

  /**
   * @param time of everything that is put in
   */
  public MemorySourceTree(Instant time) {
    this.time = time;
    this.root = new Entry(status(FileMode.DIRECTORY | 0755, 0));
  }

  /** What lies at a path; a test may hold and change it. */
  private static final class Entry {
    private final Map<NodeName, Entry> children = Collections.synchronizedMap(new HashMap<>());
    private volatile FileStatus status;
    private volatile byte[] content = {};
    private volatile ByteString target = ByteString.EMPTY;
    private volatile List<ExtendedAttribute> extended = List.of();
    private volatile boolean readable = true;

    Entry(FileStatus status) {
      this.status = status;
    }
  }

  /** Changes a status. */
  @FunctionalInterface
  public interface StatusChange {
    FileStatus change(FileStatus status);
  }

  /** Makes a directory, and those above it that are missing. */
  public synchronized MemorySourceTree directory(String path) {
    makeDirectory(path);
    return this;
  }

  /** Puts a file in, in the place of what is there. */
  public synchronized MemorySourceTree file(String path, byte[] content) {
    Entry entry = put(path, status(0644, content.length));
    entry.content = content.clone();
    return this;
  }

  /** Puts a symbolic link in. */
  public synchronized MemorySourceTree link(String path, String target) {
    Entry entry = put(path, status(FileMode.SYMLINK | 0777, target.length()));
    entry.target = ByteString.utf8(target);
    return this;
  }

  /** Puts in what has no content: a pipe, a device, a socket. */
  public synchronized MemorySourceTree special(String path, int modeBits, long device) {
    put(path, withDevice(status(modeBits, 0), device));
    return this;
  }

  /** Changes the status of what is at a path. */
  public synchronized MemorySourceTree status(String path, StatusChange change) {
    Entry entry = find(path);
    entry.status = change.change(entry.status);
    return this;
  }

  /** Gives what is at a path these extended attributes. */
  public synchronized MemorySourceTree extended(String path, List<ExtendedAttribute> attributes) {
    find(path).extended = List.copyOf(attributes);
    return this;
  }

  /** Makes what is at a path a thing that may not be opened. */
  public synchronized MemorySourceTree unreadable(String path) {
    find(path).readable = false;
    return this;
  }

  public synchronized MemorySourceTree remove(String path) {
    Entry parent = makeDirectory(parent(path));
    parent.children.remove(NodeName.of(last(path)));
    return this;
  }

  /** Gives the id of a user a name. */
  public synchronized MemorySourceTree user(long id, String name) {
    users.put(id, name);
    return this;
  }

  /** How many directories and files are open. */
  public int open() {
    return open.get();
  }

  /** How many times a file was opened. */
  public int filesOpened() {
    return filesOpened.get();
  }

  @Override
  public SourceDirectory root() {
    return new Directory(root);
  }

  @Override
  public synchronized Owner owner(long userId, long groupId) {
    return new Owner(userId, groupId, users.getOrDefault(userId, ""), "");
  }

  private FileStatus status(int bits, long size) {
    FileIdentity identity = new FileIdentity(++inodes, DEVICE);
    return new FileStatus(new FileMode(bits), size, time, time, time, 0, 0, identity, 1, 0);
  }

  private static FileStatus withDevice(FileStatus status, long device) {
    return new FileStatus(
        status.mode(),
        status.sizeBytes(),
        status.modified(),
        status.accessed(),
        status.changed(),
        status.userId(),
        status.groupId(),
        status.identity(),
        status.links(),
        device);
  }

  private Entry put(String path, FileStatus status) {
    Entry entry = new Entry(status);
    makeDirectory(parent(path)).children.put(NodeName.of(last(path)), entry);
    return entry;
  }

  private Entry makeDirectory(String path) {
    Entry at = root;
    for (String name : path.split("/", -1)) {
      if (!name.isEmpty()) {
        at =
            at.children.computeIfAbsent(
                NodeName.of(name), made -> new Entry(status(FileMode.DIRECTORY | 0755, 0)));
      }
    }
    return at;
  }

  private Entry find(String path) {
    return Objects.requireNonNull(
        makeDirectory(parent(path)).children.get(NodeName.of(last(path))), path);
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void refuseUnreadable(Entry entry, Object name) throws IOException {
    if (!entry.readable) {
      throw new AccessDeniedException(name.toString());
    }
  }

  /** Counts what is open, and closes once. */
  private abstract class Handle implements AutoCloseable {
    private boolean closed;

    Handle() {
      open.incrementAndGet();
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        open.decrementAndGet();
      }
    }

    synchronized void refuseClosed() throws IOException {
      if (closed) {
        throw new IOException("It was closed");
      }
    }
  }

  private final class Directory extends Handle implements SourceDirectory {
    private final Entry entry;

    Directory(Entry entry) {
      this.entry = entry;
    }

    @Override
    public FileStatus status() throws IOException {
      refuseClosed();
      return entry.status;
    }

    @Override
    public List<NodeName> names() throws IOException {
      refuseClosed();
      synchronized (entry.children) {
        return List.copyOf(entry.children.keySet());
      }
    }

    @Override
    public FileStatus status(NodeName name) throws IOException {
      return child(name).status;
    }

    @Override
    public SourceDirectory openDirectory(NodeName name) throws IOException {
      Entry child = child(name);
      refuseUnreadable(child, name);
      if (!child.status.isDirectory()) {
        throw new IOException("Not a directory");
      }
      return new Directory(child);
    }

    @Override
    public SourceFile openFile(NodeName name) throws IOException {
      Entry child = child(name);
      refuseUnreadable(child, name);
      if (!child.status.isFile()) {
        throw new IOException("Not a regular file");
      }
      filesOpened.incrementAndGet();
      return new OpenFile(child);
    }

    @Override
    public ByteString linkTarget(NodeName name) throws IOException {
      return child(name).target;
    }

    @Override
    public List<ExtendedAttribute> extendedAttributes(NodeName name) throws IOException {
      return child(name).extended;
    }

    @Override
    public List<ExtendedAttribute> extendedAttributes() throws IOException {
      refuseClosed();
      return entry.extended;
    }

    private Entry child(NodeName name) throws IOException {
      refuseClosed();
      Entry child = entry.children.get(name);
      if (child == null) {
        throw new NoSuchFileException(name.toString());
      }
      return child;
    }
  }

  private final class OpenFile extends Handle implements SourceFile {
    private final FileStatus status;
    private final byte[] content;
    private int position;

    OpenFile(Entry entry) {
      this.status = entry.status;
      this.content = entry.content;
    }

    @Override
    public FileStatus status() throws IOException {
      refuseClosed();
      return status;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      refuseClosed();
      if (position == content.length) {
        return -1;
      }
      int count = Math.min(length, content.length - position);
      System.arraycopy(content, position, target, offset, count);
      position += count;
      return count;
    }
  }
}
