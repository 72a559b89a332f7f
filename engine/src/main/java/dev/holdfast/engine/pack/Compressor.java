package dev.holdfast.engine.pack;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import dev.holdfast.engine.error.LimitException;

/**
 * Makes zstd frames: no dictionary, no checksum (the envelope has a MAC), the content's size in the
 * frame, windows of at most 4 MiB.
 *
 * <p>A worker object that keeps its native context and its buffer; for one thread at a time.
 */
final class Compressor implements AutoCloseable {
  private final ZstdCompressCtx context;
  private final ZstdCompressCtx contextOfSmall;
  private final ReusedBuffer frames = new ReusedBuffer();

  Compressor(Compression compression) {
    this.context = context(compression.level());
    context.setHashLog(compression.tableLog());
    context.setChainLog(compression.tableLog());
    this.contextOfSmall = context(compression.levelOfSmall());
  }

  private static ZstdCompressCtx context(int level) {
    return new ZstdCompressCtx().setLevel(level).setContentSize(true).setChecksum(false);
  }

  /** Compresses to the start of {@link #frame()}; returns the frame's length in bytes. */
  int compress(byte[] plain, int offset, int length) {
    long bound = Zstd.compressBound(length);
    if (bound > Integer.MAX_VALUE - 16) {
      throw new LimitException(length + " bytes are too many to be compressed as one blob");
    }
    byte[] frame = frames.atLeast((int) bound);
    try {
      return (Compression.isSmall(length) ? contextOfSmall : context)
          .compressByteArray(frame, 0, frame.length, plain, offset, length);
    } catch (ZstdException e) {
      throw new IllegalStateException("zstd refused " + length + " bytes", e);
    }
  }

  /** Where the last frame stands; valid until the next call. */
  byte[] frame() {
    return frames.bytes();
  }

  @Override
  public void close() {
    context.close();
    contextOfSmall.close();
  }
}
