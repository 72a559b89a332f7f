package dev.holdfast.adapters.http.identity;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Body;
import dev.holdfast.adapters.http.exchange.ErrorBodies;
import dev.holdfast.adapters.http.exchange.Refusal;
import dev.holdfast.adapters.http.exchange.TrackingId;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.LimitReachedException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.error.UnavailableException;

/**
 * Failures in the words of IBM's identity service. The codes are those that it is seen to send;
 * clients show them, and some compare them.
 */
final class IamErrors implements ErrorBodies {
  private static final String MISSING = "BXNIM0109E";
  private static final String NOT_ALLOWED = "BXNIM0106E";
  private static final String UNKNOWN_API_KEY = "BXNIM0415E";

  /** Whatever goes wrong around the request rather than in it. */
  private static final String OF_HTTP = "BXNIM0060E";

  Answer unsupportedGrant(String grantType, String served, TrackingId id) {
    return error(
        400,
        NOT_ALLOWED,
        "Only the grant_type " + served + " is served here, not \"" + grantType + "\".",
        id);
  }

  Answer missing(String parameter, TrackingId id) {
    return error(400, MISSING, "The parameter " + parameter + " is missing.", id);
  }

  /** 400, where OAuth would say 401: that is what these clients are used to. */
  Answer unknownApiKey(TrackingId id) {
    return error(400, UNKNOWN_API_KEY, "There is no such API key.", id);
  }

  @Override
  public Answer.Ready of(HoldfastException failure, TrackingId id) {
    String text = String.valueOf(failure.getMessage());
    return switch (failure) {
      case InvalidInputException unused -> error(400, MISSING, text, id);
      case LimitReachedException limit when limit.code().equals(Body.TOO_LARGE) ->
          error(413, OF_HTTP, text, id);
      case LimitReachedException unused -> error(400, NOT_ALLOWED, text, id);
      case StateConflictException unused -> error(400, NOT_ALLOWED, text, id);
      case NotFoundException unused -> error(404, OF_HTTP, text, id);
      case ForbiddenException unused -> error(403, OF_HTTP, text, id);
      case DamagedException unused -> error(500, OF_HTTP, text, id);
      case UnavailableException unused ->
          Answer.json(503, IamErrorResponse.of(OF_HTTP, text, id), RETRY_WHEN_REACHABLE);
    };
  }

  @Override
  public Answer.Ready of(Refusal refusal, TrackingId id) {
    return Answer.json(
        refusal.status(), IamErrorResponse.of(OF_HTTP, refusal.text(), id), refusal.headers());
  }

  private static Answer.Ready error(int status, String code, String text, TrackingId id) {
    return Answer.json(status, IamErrorResponse.of(code, text, id));
  }
}
