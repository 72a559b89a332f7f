package dev.holdfast.adapters.http.server;

import dev.holdfast.adapters.http.exchange.Body;
import dev.holdfast.domain.error.InvalidInputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * What was packed by gzip, counted as it is unpacked: a kilobyte can unpack to a megabyte. Nothing
 * is read before the first read, so that no client can fail a route before it asks for the body.
 */
final class UnpackedStream extends InputStream {
  private final InputStream packed;
  private final long bytesMax;
  private @Nullable GZIPInputStream unpacked;
  private long bytesRead;

  UnpackedStream(InputStream packed, long bytesMax) {
    this.packed = packed;
    this.bytesMax = bytesMax;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      int count = unpacked().read(target, offset, length);
      bytesRead += Math.max(count, 0);
      if (bytesRead > bytesMax) {
        throw BodyStream.tooLarge(bytesMax);
      }
      return count;
    } catch (ZipException | EOFException e) {
      throw new InvalidInputException(
          Body.MALFORMED, "The body is not packed by gzip as its Content-Encoding says.");
    }
  }

  private GZIPInputStream unpacked() throws IOException {
    GZIPInputStream open = unpacked == null ? new GZIPInputStream(packed) : unpacked;
    unpacked = open;
    return open;
  }
}
