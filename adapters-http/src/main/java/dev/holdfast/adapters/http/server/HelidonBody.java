package dev.holdfast.adapters.http.server;

import dev.holdfast.adapters.http.exchange.Body;
import dev.holdfast.adapters.http.exchange.ContentType;
import dev.holdfast.domain.error.HoldfastException;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** The body of a Helidon request, and how much of it is still to come. */
final class HelidonBody implements Body {
  /** What is read of an unwanted body to keep the connection: less work than to open a new one. */
  private static final int UNREAD_BYTES_MAX = 64 * 1024;

  private final ServerRequest request;
  private final ServerRequestHeaders headers;

  private InputStream opened = InputStream.nullInputStream();
  private boolean isOpen;

  HelidonBody(ServerRequest request) {
    this.request = request;
    this.headers = request.headers();
  }

  @Override
  public Optional<ContentType> contentType() {
    return headers.contains(HeaderNames.CONTENT_TYPE)
        ? Optional.of(ContentType.parse(headers.get(HeaderNames.CONTENT_TYPE).get()))
        : Optional.empty();
  }

  @Override
  public OptionalLong length() {
    if (headers.contains(HeaderNames.TRANSFER_ENCODING)) {
      return OptionalLong.empty();
    }
    return headers.contains(HeaderNames.CONTENT_LENGTH)
        ? headers.contentLength()
        : OptionalLong.of(0);
  }

  @Override
  public InputStream open(long bytesMax) {
    if (length().orElse(0) > bytesMax) {
      throw BodyStream.tooLarge(bytesMax);
    }
    isOpen = true;
    if (length().equals(OptionalLong.of(0))) {
      return opened;
    }
    // What is left of a body is read as it was sent: behind its packed end there is more of it.
    opened = new BodyStream(request.content().inputStream(), bytesMax);
    return isPacked() ? new UnpackedStream(opened, bytesMax) : opened;
  }

  /** Whether it is packed by gzip; Helidon lets nothing else through. */
  boolean isPacked() {
    return headers.contains(HeaderNames.CONTENT_ENCODING)
        && headers.get(HeaderNames.CONTENT_ENCODING).get().equalsIgnoreCase(PackedBodies.GZIP);
  }

  /** What has to become of the part of a body that nobody has read when the answer is known. */
  enum Rest {
    /** There is none. */
    NONE,
    /** It is short: read it behind the answer, and keep the connection. */
    READ,
    /** It may be long, or may never come: close the connection. */
    CLOSE
  }

  /**
   * What is left of it.
   *
   * @param accepted whether the request went well, so that at most the end of a form can be left
   */
  Rest rest(boolean accepted) {
    OptionalLong length = length();
    if (length.equals(OptionalLong.of(0)) || request.content().consumed()) {
      return Rest.NONE;
    }
    if (!isOpen && headers.containsToken(HeaderValues.EXPECT_100)) {
      return Rest.CLOSE;
    }
    boolean isShort = length.isPresent() && length.getAsLong() <= UNREAD_BYTES_MAX;
    return isShort || (isOpen && accepted) ? Rest.READ : Rest.CLOSE;
  }

  /**
   * Reads what {@link Rest#READ} promised.
   *
   * @return whether that was all of it
   */
  boolean readRest() {
    InputStream stream = isOpen ? opened : open(Long.MAX_VALUE);
    try {
      return stream.readNBytes(UNREAD_BYTES_MAX).length < UNREAD_BYTES_MAX;
    } catch (IOException | HoldfastException e) {
      // The answer is out already; a client that sends a broken rest only loses its connection.
      return false;
    }
  }
}
