package dev.holdfast.adapters.http.iris;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.ErrorBodies;
import dev.holdfast.adapters.http.exchange.Refusal;
import dev.holdfast.adapters.http.exchange.TrackingId;
import dev.holdfast.adapters.http.wire.Statuses;
import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.domain.error.UnavailableException;
import java.util.Map;

/** Failures in the words of the older paths; their whole number of a code is the HTTP status. */
final class IrisErrors implements ErrorBodies {

  @Override
  public Answer.Ready of(HoldfastException failure, TrackingId id) {
    Map<String, String> headers =
        failure instanceof UnavailableException ? RETRY_WHEN_REACHABLE : Map.of();
    return error(Statuses.of(failure), failure.getMessage(), headers);
  }

  @Override
  public Answer.Ready of(Refusal refusal, TrackingId id) {
    return error(refusal.status(), refusal.text(), refusal.headers());
  }

  private static Answer.Ready error(int status, String message, Map<String, String> headers) {
    return Answer.json(status, ErrorResponse.of(status, message), headers);
  }
}
