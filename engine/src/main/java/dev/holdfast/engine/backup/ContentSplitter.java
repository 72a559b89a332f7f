package dev.holdfast.engine.backup;

import dev.holdfast.engine.chunk.Chunker;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads content and cuts it into chunks.
 *
 * <p>A worker object that keeps its buffer, of one longest chunk at most; for one thread at a time.
 */
final class ContentSplitter {
  private static final int FIRST_CAPACITY_BYTES = 64 << 10;

  /** Gives content, as {@link java.io.InputStream#read(byte[], int, int)} does. */
  @FunctionalInterface
  interface ContentSource {
    /** How many bytes were read, at least one where there is room for one; -1 at the end. */
    int read(byte[] target, int offset, int length) throws IOException;
  }

  /** Takes the chunks of one content, in order. */
  @FunctionalInterface
  interface ChunkSink {
    /** One chunk; the array is used again after the call. */
    void chunk(byte[] bytes, int offset, int length);
  }

  private final Chunker chunker;
  private byte[] buffer = new byte[FIRST_CAPACITY_BYTES];

  /** What was read and is not in a chunk yet is {@code buffer[start..end)}. */
  private int start;

  private int end;

  /** The chunker has seen what lies before. */
  private int seen;

  ContentSplitter(Chunker chunker) {
    this.chunker = chunker;
  }

  /**
   * Reads the content to its end, and closes nothing.
   *
   * @return its length in bytes
   */
  long split(ContentSource content, ChunkSink sink) throws IOException {
    chunker.begin();
    start = 0;
    seen = 0;
    end = 0;
    long length = 0;
    for (int count = read(content); count >= 0; count = read(content)) {
      length += count;
      end += count;
      cut(sink);
    }
    if (end > start) {
      sink.chunk(buffer, start, end - start);
    }
    return length;
  }

  private int read(ContentSource content) throws IOException {
    if (end == buffer.length) {
      makeRoom();
    }
    return content.read(buffer, end, buffer.length - end);
  }

  private void cut(ChunkSink sink) {
    while (seen < end) {
      int cut = chunker.cut(buffer, seen, end - seen);
      if (cut == Chunker.NO_CUT) {
        seen = end;
      } else {
        seen += cut;
        sink.chunk(buffer, start, seen - start);
        start = seen;
      }
    }
  }

  /** A chunk is at most as long as the longest buffer, so one of both ways gives room. */
  private void makeRoom() {
    if (start == 0) {
      buffer = Arrays.copyOf(buffer, Math.min(4 * buffer.length, chunker.maxBytes()));
      return;
    }
    System.arraycopy(buffer, start, buffer, 0, end - start);
    seen -= start;
    end -= start;
    start = 0;
  }
}
