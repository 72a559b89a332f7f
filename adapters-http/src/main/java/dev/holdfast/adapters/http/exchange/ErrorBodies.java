package dev.holdfast.adapters.http.exchange;

import dev.holdfast.domain.error.HoldfastException;
import java.util.Map;

/** How one API words what went wrong: the only place where it chooses status and body. */
public interface ErrorBodies {
  /**
   * Goes with an answer that says that something is out of reach: a full disk, say, needs someone
   * to see to it, so clients should not come back at once.
   */
  Map<String, String> RETRY_WHEN_REACHABLE = Map.of("Retry-After", "30");

  /** A failure that a use case reported. */
  Answer.Ready of(HoldfastException failure, TrackingId trackingId);

  /** A request that the edge itself refuses. */
  Answer.Ready of(Refusal refusal, TrackingId trackingId);
}
