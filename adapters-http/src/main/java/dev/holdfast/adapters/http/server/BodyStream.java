package dev.holdfast.adapters.http.server;

import dev.holdfast.adapters.http.exchange.Body;
import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.LimitReachedException;
import io.helidon.common.buffers.DataReader.IncorrectNewLineException;
import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.http.RequestException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body as it arrives: counted, and with failures in our own words. Once it has failed it fails
 * for good, since what follows on the connection is no body any more.
 */
final class BodyStream extends InputStream {
  private final InputStream body;
  private final long bytesMax;
  private long bytesRead;
  private @Nullable HoldfastException failure;

  BodyStream(InputStream body, long bytesMax) {
    this.body = body;
    this.bytesMax = bytesMax;
  }

  static LimitReachedException tooLarge(long bytesMax) {
    return new LimitReachedException(
        Body.TOO_LARGE, "The body is too large; at most " + bytesMax + " bytes are allowed.");
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    try {
      int count = body.read(target, offset, length);
      bytesRead += Math.max(count, 0);
      if (bytesRead > bytesMax) {
        throw failed(tooLarge(bytesMax));
      }
      return count;
    } catch (InsufficientDataAvailableException e) {
      throw failed(
          new InvalidInputException(
              "body.truncated",
              "The body broke off after "
                  + bytesRead
                  + " bytes; send the request again as a whole."));
    } catch (RequestException | IncorrectNewLineException e) {
      throw failed(
          new InvalidInputException(
              "body.framing",
              "The body is not framed as its chunked transfer encoding demands, behind byte "
                  + bytesRead
                  + "."));
    }
  }

  private HoldfastException failed(HoldfastException what) {
    failure = what;
    return what;
  }
}
