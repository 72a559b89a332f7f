package dev.holdfast.adapters.storage.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes long files past the system's cache of pages ({@code O_DIRECT}). A pack is made durable at
 * once and mostly not read again soon, so a copy of it in the cache costs time, and drives out
 * pages that other programs need.
 *
 * <p>Not every file system can do that. Where it fails, whatever the reason, the file is written in
 * the usual way, which then says what is wrong, if anything is; if nothing is, this way is not
 * tried again. Safe for many threads.
 */
final class DirectWriting {
  /** A shorter file would save little. */
  static final int LENGTH_MIN = 1 << 20;

  /** What file systems and disks want a piece to be a multiple of; few want more. */
  static final int BLOCK_BYTES = 4096;

  /** How much is written in one step. */
  private static final int STEP_BYTES = 1 << 20;

  /** By name, since the compiler takes what lies outside of the standard for a slip. */
  private static final String OPTIONS = "com.sun.nio.file.ExtendedOpenOption";

  private final @Nullable OpenOption option = option();

  /** As many as there were writers at once. */
  private final Deque<ByteBuffer> buffers = new ConcurrentLinkedDeque<>();

  private volatile boolean refused;

  /** Makes the same file in the usual way. */
  @FunctionalInterface
  interface Usual {
    FileChannel create() throws IOException;
  }

  /** Makes a file, as {@link Disk#createWhole}. */
  FileChannel create(Path file, Access access, ByteBuffer content, Usual usual) throws IOException {
    if (option == null || refused || content.remaining() < LENGTH_MIN) {
      return usual.create();
    }
    try {
      return createNow(file, access, option, content);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      // Some systems make the file before they find that they can't open it so.
      Files.deleteIfExists(file);
      FileChannel made = usual.create();
      refused = true;
      return made;
    }
  }

  boolean isRefused() {
    return refused;
  }

  /** The JDK's own option; a runtime that was cut down may lack its module. */
  private static @Nullable OpenOption option() {
    try {
      return Stream.of(Class.forName(OPTIONS).getEnumConstants())
          .map(OpenOption.class::cast)
          .filter(option -> option.toString().equals("DIRECT"))
          .findFirst()
          .orElse(null);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  private FileChannel createNow(Path file, Access access, OpenOption direct, ByteBuffer content)
      throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, direct),
            access.attribute());
    try {
      write(channel, content.slice());
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void write(FileChannel channel, ByteBuffer content) throws IOException {
    ByteBuffer step = takeBuffer();
    try {
      write(channel, content, step);
    } finally {
      buffers.push(step);
    }
  }

  private ByteBuffer takeBuffer() {
    @Nullable ByteBuffer spare = buffers.poll();
    return spare != null
        ? spare
        : ByteBuffer.allocateDirect(STEP_BYTES + BLOCK_BYTES).alignedSlice(BLOCK_BYTES);
  }

  /** Whole blocks; what is too much of the last one is cut off again. */
  private static void write(FileChannel channel, ByteBuffer content, ByteBuffer step)
      throws IOException {
    for (int at = 0; at < content.limit(); at += STEP_BYTES) {
      int length = Math.min(content.limit() - at, STEP_BYTES);
      step.clear().put(content.slice(at, length));
      step.position(0).limit(wholeBlocks(length));
      while (step.hasRemaining()) {
        channel.write(step);
      }
    }
    channel.truncate(content.limit());
  }

  private static int wholeBlocks(int bytes) {
    return Math.ceilDiv(bytes, BLOCK_BYTES) * BLOCK_BYTES;
  }
}
