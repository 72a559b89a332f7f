package dev.holdfast.engine.pack;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.LimitException;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Opens zstd frames, whoever wrote them: with or without content size and checksum.
 *
 * <p>A worker object that keeps its native context; for one thread at a time.
 */
final class Decompressor implements AutoCloseable {
  private static final long SIZE_UNKNOWN = -1;

  private final ZstdDecompressCtx context = new ZstdDecompressCtx();

  /**
   * Decompresses to exactly {@code plainLength} bytes at {@code plainOffset}.
   *
   * @throws CorruptException if it is no frame, or of another length
   */
  void decompress(
      byte[] frame, int offset, int length, byte[] plain, int plainOffset, int plainLength) {
    int written;
    try {
      written = context.decompressByteArray(plain, plainOffset, plainLength, frame, offset, length);
    } catch (ZstdException e) {
      throw new CorruptException("It can't be decompressed: " + e.getMessage(), e);
    }
    if (written != plainLength) {
      throw new CorruptException(
          "It decompresses to " + written + " bytes where " + plainLength + " are expected");
    }
  }

  /**
   * Decompresses what nobody knows the length of.
   *
   * @param lengthMax more than this is refused before memory is taken for it
   */
  byte[] decompress(byte[] frame, int offset, int length, int lengthMax) {
    if (length == 0) {
      throw new CorruptException("It holds no frame");
    }
    long size = Zstd.getFrameContentSize(frame, offset, length);
    if (size > lengthMax) {
      throw tooLong(lengthMax);
    }
    if (size == SIZE_UNKNOWN) {
      return stream(frame, offset, length, lengthMax);
    }
    if (size < 0) {
      throw new CorruptException("It is not a zstd frame");
    }
    byte[] plain = new byte[(int) size];
    decompress(frame, offset, length, plain, 0, plain.length);
    return plain;
  }

  private static byte[] stream(byte[] frame, int offset, int length, int lengthMax) {
    try (ZstdInputStreamNoFinalizer in =
        new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(frame, offset, length))) {
      byte[] plain = in.readNBytes(lengthMax);
      if (in.read() >= 0) {
        throw tooLong(lengthMax);
      }
      return plain;
    } catch (IOException e) {
      throw new CorruptException("It can't be decompressed: " + e.getMessage(), e);
    }
  }

  private static LimitException tooLong(int lengthMax) {
    return new LimitException("It decompresses to more than " + lengthMax + " bytes");
  }

  @Override
  public void close() {
    context.close();
  }
}
