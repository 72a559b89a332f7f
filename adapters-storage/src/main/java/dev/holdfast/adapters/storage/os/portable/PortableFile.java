package dev.holdfast.adapters.storage.os.portable;

import dev.holdfast.engine.restore.TargetFile;
import dev.holdfast.engine.source.SourceFile;
import dev.holdfast.engine.tree.FileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** An open file; its status is that of its path. */
record PortableFile(Path path, FileChannel channel) implements SourceFile, TargetFile {
  /** The JDK keeps a buffer of this size for each thread that moves an array. */
  private static final int STEP_BYTES = 256 * 1024;

  @Override
  public FileStatus status() throws IOException {
    return PortableStatus.of(path);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return channel.read(step(target, offset, length));
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) throws IOException {
    return channel.read(step(target, offset, length), position);
  }

  @Override
  public void write(long position, byte[] source, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      done += channel.write(step(source, offset + done, length - done), position + done);
    }
  }

  @Override
  public void resize(long sizeBytes) throws IOException {
    long size = channel.size();
    if (sizeBytes < size) {
      channel.truncate(sizeBytes);
    } else if (sizeBytes > size) {
      write(sizeBytes - 1, new byte[1], 0, 1);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ByteBuffer step(byte[] array, int offset, int length) {
    return ByteBuffer.wrap(array, offset, length).limit(offset + Math.min(length, STEP_BYTES));
  }
}
