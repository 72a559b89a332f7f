package dev.holdfast.testkit.engine;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.source.SourceTree;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.engine.tree.Owner;
import java.time.Instant;
import java.util.Arrays;
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
  private final MemoryEntry root;
  private long inodes;

  /**
   * @param time of everything that is put in
   */
  public MemorySourceTree(Instant time) {
    this.time = time;
    this.root = new MemoryEntry(status(FileMode.DIRECTORY | 0755, 0));
  }

  /** Changes a status. */
  @FunctionalInterface
  public interface StatusChange {
    FileStatus change(FileStatus status);
  }

  /** Makes a directory, and those above it that are missing. */
  public MemorySourceTree directory(String path) {
    putDirectory(names(path));
    return this;
  }

  synchronized void putDirectory(List<NodeName> path) {
    makeDirectory(path);
  }

  /** Puts a file in, in the place of what is there. */
  public MemorySourceTree file(String path, byte[] content) {
    putFile(names(path), content);
    return this;
  }

  synchronized void putFile(List<NodeName> path, byte[] content) {
    MemoryEntry entry = put(path, status(0644, content.length));
    entry.content = content.clone();
  }

  /** Puts a symbolic link in. */
  public MemorySourceTree link(String path, String target) {
    putLink(names(path), ByteString.utf8(target));
    return this;
  }

  synchronized void putLink(List<NodeName> path, ByteString target) {
    MemoryEntry entry = put(path, status(FileMode.SYMLINK | 0777, target.length()));
    entry.target = target;
  }

  /** Gives what is at a path another name. */
  synchronized void putName(List<NodeName> path, List<NodeName> existing) {
    MemoryEntry entry = find(existing);
    entry.status = with(entry.status, entry.status.links() + 1, entry.status.device());
    makeDirectory(parent(path)).children.put(path.getLast(), entry);
  }

  /** Puts in what has no content: a pipe, a device, a socket. */
  public MemorySourceTree special(String path, int modeBits, long device) {
    putSpecial(names(path), modeBits, device);
    return this;
  }

  synchronized void putSpecial(List<NodeName> path, int modeBits, long device) {
    put(path, with(status(modeBits, 0), 1, device));
  }

  /** Changes the status of what is at a path. */
  public MemorySourceTree status(String path, StatusChange change) {
    changeStatus(names(path), change);
    return this;
  }

  synchronized void changeStatus(List<NodeName> path, StatusChange change) {
    MemoryEntry entry = find(path);
    entry.status = change.change(entry.status);
  }

  /** Gives what is at a path these extended attributes. */
  public MemorySourceTree extended(String path, List<ExtendedAttribute> attributes) {
    setExtended(names(path), attributes);
    return this;
  }

  synchronized void setExtended(List<NodeName> path, List<ExtendedAttribute> attributes) {
    find(path).extended = List.copyOf(attributes);
  }

  /** Makes what is at a path a thing that may not be opened. */
  public synchronized MemorySourceTree unreadable(String path) {
    find(names(path)).readable = false;
    return this;
  }

  public MemorySourceTree remove(String path) {
    removeName(names(path));
    return this;
  }

  synchronized void removeName(List<NodeName> path) {
    makeDirectory(parent(path)).children.remove(path.getLast());
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
    return new MemorySourceDirectory(this, root);
  }

  @Override
  public synchronized Owner owner(long userId, long groupId) {
    return new Owner(userId, groupId, users.getOrDefault(userId, ""), "");
  }

  private FileStatus status(int bits, long size) {
    FileIdentity identity = new FileIdentity(++inodes, DEVICE);
    return new FileStatus(new FileMode(bits), size, time, time, time, 0, 0, identity, 1, 0);
  }

  private static FileStatus with(FileStatus status, long links, long device) {
    return new FileStatus(
        status.mode(),
        status.sizeBytes(),
        status.modified(),
        status.accessed(),
        status.changed(),
        status.userId(),
        status.groupId(),
        status.identity(),
        links,
        device);
  }

  private MemoryEntry put(List<NodeName> path, FileStatus status) {
    MemoryEntry entry = new MemoryEntry(status);
    makeDirectory(parent(path)).children.put(path.getLast(), entry);
    return entry;
  }

  private MemoryEntry makeDirectory(List<NodeName> path) {
    MemoryEntry at = root;
    for (NodeName name : path) {
      at =
          at.children.computeIfAbsent(
              name, made -> new MemoryEntry(status(FileMode.DIRECTORY | 0755, 0)));
    }
    return at;
  }

  private MemoryEntry find(List<NodeName> path) {
    return Objects.requireNonNull(
        makeDirectory(parent(path)).children.get(path.getLast()), path::toString);
  }

  private static List<NodeName> parent(List<NodeName> path) {
    return path.subList(0, path.size() - 1);
  }

  private static List<NodeName> names(String path) {
    return Arrays.stream(path.split("/", -1))
        .filter(name -> !name.isEmpty())
        .map(NodeName::of)
        .toList();
  }

  void opened() {
    open.incrementAndGet();
  }

  void closed() {
    open.decrementAndGet();
  }

  void openedFile() {
    filesOpened.incrementAndGet();
  }
}
