package dev.holdfast.adapters.storage.volume;

import dev.holdfast.adapters.storage.posix.PosixDevice;
import dev.holdfast.engine.restore.RestoreTarget;
import dev.holdfast.engine.restore.TargetDirectory;
import dev.holdfast.engine.restore.TargetFile;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A device to which a volume comes back, which the engine sees as a file that is there already: it
 * compares, writes what differs, and reads it back. What is read after it was written comes from
 * the device itself.
 *
 * <p>Open for this alone until it is closed. Safe for many threads.
 */
final class DeviceTarget implements RestoreTarget, AutoCloseable {
  private static final int MODE = 0600;

  private final PosixDevice device;
  private final NodeName name;
  private final long bytes;
  private volatile boolean written;
  private boolean unread;

  /**
   * Takes over an open device.
   *
   * @param name of the file that the volume is in the snapshot
   * @param bytes of the volume, no more than the device has; what comes behind stays as it is
   */
  DeviceTarget(PosixDevice device, NodeName name, long bytes) {
    this.device = device;
    this.name = name;
    this.bytes = bytes;
  }

  /** Whether it is not what it was. */
  boolean isWritten() {
    return written;
  }

  void sync() throws IOException {
    device.sync();
  }

  @Override
  public TargetDirectory root() {
    return new Folder();
  }

  @Override
  public Optional<TargetDirectory> rootIfThere() {
    return Optional.of(root());
  }

  @Override
  public void close() {
    device.close();
  }

  private FileStatus status() {
    Instant epoch = Instant.EPOCH;
    return new FileStatus(
        new FileMode(MODE), bytes, epoch, epoch, epoch, 0, 0, FileIdentity.UNKNOWN, 1, 0);
  }

  /** So that a verification does not see what the system only remembers. */
  private synchronized void readAnew() throws IOException {
    if (unread) {
      device.sync();
      device.forgetCached();
      unread = false;
    }
  }

  private synchronized void noteWrite() {
    unread = true;
    written = true;
  }

  private final class Folder extends OneFileDirectory {
    @Override
    public List<NodeName> names() {
      return List.of(name);
    }

    @Override
    public Optional<FileStatus> status(NodeName asked) {
      return asked.equals(name) ? Optional.of(DeviceTarget.this.status()) : Optional.empty();
    }

    @Override
    public TargetFile openFile(NodeName asked) {
      return new Content();
    }

    /** A device node keeps its own. */
    @Override
    public List<String> apply(NodeName asked, Attributes attributes) {
      return List.of();
    }

    @Override
    public List<String> apply(Attributes attributes) {
      return List.of();
    }

    @Override
    public void close() {
      // The device stays open for others.
    }
  }

  private final class Content implements TargetFile {
    @Override
    public FileStatus status() {
      return DeviceTarget.this.status();
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
      readAnew();
      return device.read(position, target, offset, length);
    }

    @Override
    public void write(long position, byte[] source, int offset, int length) throws IOException {
      noteWrite();
      device.write(position, source, offset, length);
    }

    @Override
    public void resize(long sizeBytes) {
      // A device has the length that it has; that it is long enough was checked before.
    }

    @Override
    public void close() {
      // The device stays open for others.
    }
  }
}
