package dev.holdfast.adapters.http;

import java.time.Duration;

/**
 * What clients may ask of the server, in time, size and number.
 *
 * @param idle how long a connection may bring nothing and take nothing, within a request and
 *     between two
 * @param head how long the head of a request may take to arrive, and all the rest of a request that
 *     has no token
 * @param request how long a request with a token may take in all
 * @param linger how long a refused client that still sends may pause before it is cut off
 * @param headBytesMax how long a request line may be, and how long all header lines together
 * @param uploadBytesMax how long an uploaded file may be
 * @param connectionsMax connections at once; more wait to be accepted
 * @param requestsMax requests at once; more are answered with 503
 * @param uploadsMax uploads that arrive at once; more are answered with 503
 */
public record HttpLimits(
    Duration idle,
    Duration head,
    Duration request,
    Duration linger,
    int headBytesMax,
    long uploadBytesMax,
    int connectionsMax,
    int requestsMax,
    int uploadsMax) {

  /**
   * A file of 1 GiB over a slow line has an hour; a token in a header and a filter in an address
   * have 16 KiB; a thousand connections hold some 30 MB, and two cores have nothing from more than
   * a few hundred requests, or a few uploads, at once.
   */
  public static final HttpLimits DEFAULT =
      new HttpLimits(
          Duration.ofSeconds(60),
          Duration.ofSeconds(20),
          Duration.ofHours(1),
          Duration.ofSeconds(3),
          16 * 1024,
          1L << 30,
          1024,
          256,
          8);

  public HttpLimits {
    requirePositive("idle", idle.toMillis());
    requirePositive("head", head.toMillis());
    requirePositive("request", request.toMillis());
    requirePositive("linger", linger.toMillis());
    requirePositive("headBytesMax", headBytesMax);
    requirePositive("uploadBytesMax", uploadBytesMax);
    requirePositive("connectionsMax", connectionsMax);
    requirePositive("requestsMax", requestsMax);
    requirePositive("uploadsMax", uploadsMax);
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException("The limit " + name + " must be positive, not " + value);
    }
  }
}
