package dev.holdfast.adapters.storage.os;

import dev.holdfast.adapters.storage.cache.OpenCache;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads ranges of files that never change; keeps those open that were read last. */
public final class OpenFiles implements AutoCloseable {
  /** The JDK keeps a buffer of this size for each thread that reads into an array. */
  private static final int STEP_BYTES = 256 * 1024;

  /** A thread that is interrupted while it reads closes the file for those that share it. */
  private static final int TRIES_MAX = 8;

  private final OpenCache<Path, FileChannel, IOException> channels;

  /**
   * Begins with none open.
   *
   * @param openMax how many files stay open
   */
  public OpenFiles(int openMax) {
    channels = new OpenCache<>(openMax, new Opening());
  }

  /**
   * Reads until the target is full or the file ends.
   *
   * @return how many bytes were read
   */
  public int read(Path file, long offset, ByteBuffer target) throws IOException {
    int position = target.position();
    for (int tries = 1; ; tries++) {
      try (var lease = channels.lease(file)) {
        return read(lease.value(), offset, target);
      } catch (ClosedByInterruptException e) {
        channels.forget(file);
        throw e;
      } catch (ClosedChannelException e) {
        channels.forget(file);
        if (tries == TRIES_MAX) {
          throw e;
        }
        target.position(position);
      }
    }
  }

  /** Opens a file for reading, for one who closes it. */
  public static FileChannel openOnce(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.READ);
  }

  /** Reads a range of a file that need not stay open; as {@link #read}. */
  public static int readOnce(Path file, long offset, ByteBuffer target) throws IOException {
    try (FileChannel channel = openOnce(file)) {
      return read(channel, offset, target);
    }
  }

  /** Closes a file that is about to be removed. */
  public void forget(Path file) throws IOException {
    channels.forget(file);
  }

  @Override
  public void close() throws IOException {
    channels.close();
  }

  private static int read(FileChannel channel, long offset, ByteBuffer target) throws IOException {
    int total = 0;
    while (target.hasRemaining()) {
      ByteBuffer step = target.slice(target.position(), Math.min(target.remaining(), STEP_BYTES));
      int count = channel.read(step, offset + total);
      if (count <= 0) {
        break;
      }
      target.position(target.position() + count);
      total += count;
    }
    return total;
  }

  private static final class Opening implements OpenCache.Opening<Path, FileChannel, IOException> {
    @Override
    public FileChannel open(Path file) throws IOException {
      return openOnce(file);
    }

    @Override
    public void close(FileChannel channel) throws IOException {
      channel.close();
    }
  }
}
