package dev.holdfast.adapters.storage.volume;

import dev.holdfast.adapters.storage.posix.PosixDevice;
import dev.holdfast.engine.source.SourceFile;
import dev.holdfast.engine.tree.FileStatus;
import java.io.EOFException;
import java.io.IOException;

/** A device that is read once from its first byte to its last, as if it were a file. */
final class DeviceReading implements SourceFile {
  private final PosixDevice device;
  private final FileStatus status;
  private long position;

  /**
   * Begins at the first byte.
   *
   * @param device closed with this
   * @param status that of the file that the device is stored as
   */
  DeviceReading(PosixDevice device, FileStatus status) {
    this.device = device;
    this.status = status;
  }

  @Override
  public FileStatus status() {
    return status;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    long left = status.sizeBytes() - position;
    if (left == 0) {
      return -1;
    }
    int count = device.read(position, target, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw new EOFException(
          "it ends after %d bytes of %d".formatted(position, status.sizeBytes()));
    }
    position += count;
    return count;
  }

  @Override
  public void close() {
    device.close();
  }
}
