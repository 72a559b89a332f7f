package dev.holdfast.domain.policy;

import java.time.Instant;

/** Time in which no run starts, without a break: from its start on, up to its end, exclusive. */
public record Stretch(Instant start, Instant end) {

  /** Whether the instant lies inside. */
  public boolean contains(Instant instant) {
    return !instant.isBefore(start) && instant.isBefore(end);
  }
}
