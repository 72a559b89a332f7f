package dev.holdfast.adapters.storage.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * A file by which processes exclude each other; the system frees its locks when a process ends,
 * however it ends. It also carries a short text about who holds it.
 *
 * <p>One JVM opens a lock file once: on POSIX, closing one of two channels frees the locks of both.
 */
public final class LockFile implements AutoCloseable {
  /** Who is locked out. The places are far behind the text, so that it stays readable. */
  public enum Part {
    SERVER(1L << 20),
    VISITORS((1L << 20) + 1);

    private final long position;

    Part(long position) {
      this.position = position;
    }
  }

  /** More than a pid and an address take. */
  private static final int TEXT_BYTES_MAX = 4096;

  private final FileChannel channel;

  private LockFile(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens the file; makes it where it is missing. */
  public static LockFile open(Path file) throws IOException {
    return new LockFile(
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            Access.OWNER.attribute()));
  }

  /** Locks a part alone, until the lock is released or the file closed; empty where taken. */
  public Optional<FileLock> tryExclusive(Part part) throws IOException {
    return tryLock(part, false);
  }

  /** Locks a part together with others that do the same; empty where one has it alone. */
  public Optional<FileLock> tryShared(Part part) throws IOException {
    return tryLock(part, true);
  }

  /** The text that the holder has written; possibly empty, or of the holder before. */
  public String text() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(TEXT_BYTES_MAX);
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {
      // Until the end of the file, or as much as is wanted.
    }
    return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
  }

  /** Writes who holds it; only words for others, so it need not be durable. */
  public void write(String text) throws IOException {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
    channel.truncate(0);
    for (long position = 0; bytes.hasRemaining(); ) {
      position += channel.write(bytes, position);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private Optional<FileLock> tryLock(Part part, boolean shared) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock(part.position, 1, shared));
    } catch (OverlappingFileLockException heldInThisProcess) {
      return Optional.empty();
    }
  }
}
