package dev.holdfast.engine.chunk;

/**
 * Finds where the chunks of a file end, while its bytes pass by; it keeps none of them.
 *
 * <p>The caller feeds the bytes of one file in order, in pieces of any size. Whatever is left after
 * the last cut is the file's last chunk; an empty file has none.
 *
 * <p>A worker object: reused from file to file, for one thread at a time.
 */
public interface Chunker {
  /** What {@link #cut} returns where no chunk ends. */
  int NO_CUT = -1;

  /** No chunk but a file's last is shorter. */
  int minBytes();

  /** No chunk is longer. */
  int maxBytes();

  /** Forgets the chunk that was begun; what comes next is the start of a file. */
  void begin();

  /**
   * Takes the next bytes of the file up to the end of the current chunk.
   *
   * @return how many bytes from {@code offset} on end the chunk: 1 to {@code length}; the next call
   *     must begin behind them, with a new chunk. {@link #NO_CUT} if all bytes belong to the chunk
   *     and it goes on.
   * @throws IndexOutOfBoundsException if the range does not lie in the array
   */
  int cut(byte[] bytes, int offset, int length);
}
