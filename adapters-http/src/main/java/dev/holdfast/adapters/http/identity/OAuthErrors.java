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
import java.util.Map;

/** Failures in the words of OAuth: an error code of RFC 6749 and a sentence. */
final class OAuthErrors implements ErrorBodies {
  private static final String INVALID_REQUEST = "invalid_request";
  private static final String SERVER_ERROR = "server_error";
  private static final String UNAVAILABLE = "temporarily_unavailable";

  Answer unsupportedGrant(String grantType) {
    return error(
        400,
        "unsupported_grant_type",
        "Only client_credentials is served here, not \"" + grantType + "\".");
  }

  Answer invalidScope() {
    return error(400, "invalid_scope", "The client holds none of the scopes asked for.");
  }

  /**
   * @param usesBasic whether the client used the header scheme, which has to be named in turn
   */
  Answer invalidClient(boolean usesBasic) {
    return Answer.json(
        401,
        OAuthErrorResponse.of(
            "invalid_client", "Client id and secret are missing or don't belong together."),
        usesBasic ? Map.of("WWW-Authenticate", "Basic realm=\"holdfast\"") : Map.of());
  }

  @Override
  public Answer.Ready of(HoldfastException failure, TrackingId id) {
    String text = String.valueOf(failure.getMessage());
    return switch (failure) {
      case InvalidInputException unused -> error(400, INVALID_REQUEST, text);
      case LimitReachedException limit -> error(status(limit), INVALID_REQUEST, text);
      case StateConflictException unused -> error(400, INVALID_REQUEST, text);
      case NotFoundException unused -> error(404, INVALID_REQUEST, text);
      case ForbiddenException unused -> error(403, "access_denied", text);
      case DamagedException unused -> error(500, SERVER_ERROR, text);
      case UnavailableException unused ->
          Answer.json(503, OAuthErrorResponse.of(UNAVAILABLE, text), RETRY_WHEN_REACHABLE);
    };
  }

  @Override
  public Answer.Ready of(Refusal refusal, TrackingId id) {
    return Answer.json(
        refusal.status(), OAuthErrorResponse.of(error(refusal), refusal.text()), refusal.headers());
  }

  private static String error(Refusal refusal) {
    return switch (refusal) {
      case Refusal.Unauthenticated unused -> "invalid_token";
      case Refusal.Busy unused -> UNAVAILABLE;
      case Refusal.TooOften unused -> UNAVAILABLE;
      case Refusal.Internal unused -> SERVER_ERROR;
      case Refusal.NoSuchPath unused -> INVALID_REQUEST;
      case Refusal.NotBuilt unused -> INVALID_REQUEST;
      case Refusal.WrongMethod unused -> INVALID_REQUEST;
      case Refusal.WrongMediaType unused -> INVALID_REQUEST;
      case Refusal.Malformed unused -> INVALID_REQUEST;
      case Refusal.BehindTheEnd unused -> INVALID_REQUEST;
    };
  }

  private static int status(LimitReachedException limit) {
    return limit.code().equals(Body.TOO_LARGE) ? 413 : 400;
  }

  private static Answer.Ready error(int status, String error, String description) {
    return Answer.json(status, OAuthErrorResponse.of(error, description));
  }
}
