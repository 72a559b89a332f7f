package dev.holdfast.domain.recovery;

import java.time.Instant;

/**
 * What a download has packed.
 *
 * @param bytes how long the file is
 * @param expiry from then on it is gone
 */
public record Archive(long bytes, Instant expiry) {

  public boolean isThere(Instant now) {
    return now.isBefore(expiry);
  }
}
