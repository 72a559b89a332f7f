package dev.holdfast.testkit.engine;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.FileTimes;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.engine.tree.Owner;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A file of any kind in memory, apart from its names. Safe for use by many threads. */
abstract sealed class MemoryInode {
  private static final int BLOCK_BYTES = 4096;
  private static final long DEVICE_ID = 1;

  /** What a clock would say; the same for all, since nobody here reads one. */
  private static final OffsetDateTime MADE_AT =
      Instant.parse("2001-01-01T00:00:00Z").atOffset(ZoneOffset.UTC);

  private final long inode;
  private final int type;
  private Attributes attributes;
  private int links = 1;

  private MemoryInode(long inode, int type, int permissions) {
    this.inode = inode;
    this.type = type;
    this.attributes =
        new Attributes(
            new FileMode(type | permissions),
            FileTimes.all(MADE_AT),
            Owner.ROOT,
            FileIdentity.UNKNOWN);
  }

  synchronized Attributes attributes() {
    return attributes;
  }

  /** Takes all attributes but the type. */
  synchronized void apply(Attributes given) {
    int bits = type | (given.mode().bits() & ~typeBits());
    attributes =
        new Attributes(
            new FileMode(bits),
            given.times(),
            given.owner(),
            FileIdentity.UNKNOWN,
            given.extended(),
            List.of(),
            "");
  }

  private static int typeBits() {
    return FileMode.DIRECTORY
        | FileMode.SYMLINK
        | FileMode.DEVICE
        | FileMode.CHARACTER_DEVICE
        | FileMode.FIFO
        | FileMode.SOCKET
        | FileMode.IRREGULAR;
  }

  synchronized void changeLinks(int by) {
    links += by;
  }

  synchronized void modified() {
    FileTimes times = attributes.times();
    attributes =
        new Attributes(
            attributes.mode(),
            new FileTimes(MADE_AT, times.accessed(), MADE_AT),
            attributes.owner(),
            FileIdentity.UNKNOWN,
            attributes.extended(),
            List.of(),
            "");
  }

  synchronized FileStatus status() {
    FileTimes times = attributes.times();
    return new FileStatus(
        attributes.mode(),
        sizeBytes(),
        times.modified().toInstant(),
        times.accessed().toInstant(),
        times.changed().toInstant(),
        attributes.owner().userId(),
        attributes.owner().groupId(),
        new FileIdentity(inode, DEVICE_ID),
        links,
        device());
  }

  long sizeBytes() {
    return 0;
  }

  long device() {
    return 0;
  }

  /** A directory: names and what bears them. */
  static final class DirectoryInode extends MemoryInode {
    private final SortedMap<NodeName, MemoryInode> children = new TreeMap<>();

    DirectoryInode(long inode) {
      super(inode, FileMode.DIRECTORY, 0700);
    }

    synchronized List<NodeName> names() {
      return List.copyOf(children.keySet());
    }

    synchronized Optional<MemoryInode> find(NodeName name) {
      return Optional.ofNullable(children.get(name));
    }

    synchronized MemoryInode child(NodeName name) throws NoSuchFileException {
      return find(name).orElseThrow(() -> new NoSuchFileException(name.toString()));
    }

    synchronized void add(NodeName name, MemoryInode child) throws FileAlreadyExistsException {
      if (children.putIfAbsent(name, child) != null) {
        throw new FileAlreadyExistsException(name.toString());
      }
      modified();
    }

    synchronized void rename(NodeName name, NodeName newName, boolean replaces) throws IOException {
      MemoryInode moved = child(name);
      MemoryInode former = children.get(newName);
      if (former != null && (!replaces || former instanceof DirectoryInode)) {
        throw new FileAlreadyExistsException(newName.toString());
      }
      if (former != null) {
        former.changeLinks(-1);
      }
      children.remove(name);
      children.put(newName, moved);
      modified();
    }

    synchronized void remove(NodeName name) {
      children.remove(name);
      modified();
    }
  }

  /** A regular file, and which of its blocks were written. */
  static final class FileInode extends MemoryInode {
    private final BitSet written = new BitSet();
    private byte[] bytes = new byte[0];

    FileInode(long inode) {
      super(inode, 0, 0600);
    }

    synchronized byte[] bytes() {
      return bytes.clone();
    }

    synchronized int blocks() {
      return written.cardinality();
    }

    synchronized int read(long position, byte[] target, int offset, int length) {
      if (position >= bytes.length) {
        return -1;
      }
      int count = Math.min(length, bytes.length - (int) position);
      System.arraycopy(bytes, (int) position, target, offset, count);
      return count;
    }

    synchronized void write(long position, byte[] source, int offset, int length) {
      int start = Math.toIntExact(position);
      int end = Math.addExact(start, length);
      if (end > bytes.length) {
        bytes = Arrays.copyOf(bytes, end);
      }
      System.arraycopy(source, offset, bytes, start, length);
      if (length > 0) {
        written.set(start / BLOCK_BYTES, (end - 1) / BLOCK_BYTES + 1);
      }
      modified();
    }

    synchronized void resize(long sizeBytes) {
      bytes = Arrays.copyOf(bytes, Math.toIntExact(sizeBytes));
      written.clear((bytes.length + BLOCK_BYTES - 1) / BLOCK_BYTES, Integer.MAX_VALUE);
      modified();
    }

    @Override
    synchronized long sizeBytes() {
      return bytes.length;
    }
  }

  /** A symbolic link. */
  static final class SymlinkInode extends MemoryInode {
    private final ByteString target;

    SymlinkInode(long inode, ByteString target) {
      super(inode, FileMode.SYMLINK, 0777);
      this.target = target;
    }

    ByteString target() {
      return target;
    }

    @Override
    long sizeBytes() {
      return target.length();
    }
  }

  /** A device, fifo or socket. */
  static final class SpecialInode extends MemoryInode {
    private final long device;

    SpecialInode(long inode, int type, long device) {
      super(inode, type, 0600);
      this.device = device;
    }

    @Override
    long device() {
      return device;
    }
  }
}
