package dev.holdfast.adapters.http.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.RequestException;
import java.util.function.Supplier;

/**
 * Reads a connection's bytes, and passes big chunks of a chunked body on in slices.
 *
 * <p>Helidon 4.5.0 takes each chunk into memory as a whole, however long its client makes it, and
 * the line before it without a limit: one request could fill the heap. It asks for a chunk by
 * {@code readLine}, {@code readBuffer} and {@code skip}, and for nothing else by {@code readLine};
 * so a long chunk can be given to it as several that it takes for the client's own.
 */
final class SlicedReader extends DataReader {
  /** A slice is big enough that its cost does not count, and small beside a connection's own. */
  static final int SLICE_BYTES = 64 * 1024;

  /** A size in hexadecimal and room for extensions, which are passed over. */
  static final int CHUNK_LINE_BYTES_MAX = 1024;

  private static final int SIZE_DIGITS_MAX = 15;

  private long chunkBytesLeft;
  private boolean betweenSlices;

  @SuppressWarnings("removal") // The factory that replaces the constructor makes no subclass.
  SlicedReader(Supplier<byte[]> bytes) {
    super(bytes);
  }

  @Override
  public String readLine() {
    if (chunkBytesLeft > 0) {
      return nextSlice();
    }
    int length = findNewLine(CHUNK_LINE_BYTES_MAX);
    if (length == CHUNK_LINE_BYTES_MAX) {
      throw malformed("The line before a chunk is longer than " + CHUNK_LINE_BYTES_MAX + " bytes.");
    }
    String line = readAsciiString(length);
    super.skip(2);
    if (line.isEmpty()) {
      return line;
    }
    chunkBytesLeft = size(line);
    return nextSlice();
  }

  @Override
  public BufferData readBuffer(int length) {
    BufferData data = super.readBuffer(length);
    betweenSlices = chunkBytesLeft > 0;
    return data;
  }

  @Override
  public void skip(int length) {
    if (betweenSlices) {
      // Where the client's chunk goes on there is no line end to pass over.
      betweenSlices = false;
      return;
    }
    super.skip(length);
  }

  private String nextSlice() {
    long slice = Math.min(chunkBytesLeft, SLICE_BYTES);
    chunkBytesLeft -= slice;
    return Long.toHexString(slice);
  }

  private static long size(String line) {
    int extension = line.indexOf(';');
    String digits = (extension < 0 ? line : line.substring(0, extension)).strip();
    if (digits.isEmpty()
        || digits.length() > SIZE_DIGITS_MAX
        || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      throw malformed("The size of a chunk is no hexadecimal number.");
    }
    return Long.parseLong(digits, 16);
  }

  private static RequestException malformed(String text) {
    return RequestException.builder().type(EventType.BAD_REQUEST).message(text).build();
  }
}
