package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.ErrorBodies;
import dev.holdfast.adapters.http.exchange.Refusal;
import dev.holdfast.adapters.http.exchange.TrackingId;
import dev.holdfast.adapters.http.wire.Statuses;
import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.domain.error.UnavailableException;
import java.util.Map;

/** Failures in the words of the protection API: one code for each status, and a sentence. */
public final class ProtectionErrors implements ErrorBodies {

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
    return Answer.json(status, ErrorResponse.of(code(status), message), headers);
  }

  /** The first is published; the others are made after it. */
  public static String code(int status) {
    return switch (status) {
      case 401 -> "KStatusUnauthorized";
      case 403 -> "KStatusForbidden";
      case 404 -> "KStatusNotFound";
      case 405 -> "KStatusMethodNotAllowed";
      case 409 -> "KStatusConflict";
      case 413 -> "KStatusTooLarge";
      case 415 -> "KStatusUnsupportedMediaType";
      case 416 -> "KStatusRangeNotSatisfiable";
      case 429 -> "KStatusTooManyRequests";
      case 500 -> "KStatusInternalError";
      case 501 -> "KStatusNotImplemented";
      case 503 -> "KStatusUnavailable";
      default -> "KStatusInvalidRequest";
    };
  }
}
