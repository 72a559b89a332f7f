package dev.holdfast.adapters.http.configuration;

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
import java.util.List;

/**
 * Failures in the words of the configuration API.
 *
 * <p>Its contract has one code for whatever is wrong with a request, be it the content, a state or
 * a number of things; so the text has to say what.
 */
final class ConfigurationErrors implements ErrorBodies {
  private static final String BAD_REQUEST = "400.1 Bad Request Content";
  private static final String NOT_FOUND = "404 Not found";
  private static final String INTERNAL = "500.0 Internal Fault";
  private static final String UNAVAILABLE = "503 Service Unavailable";

  @Override
  public Answer.Ready of(HoldfastException failure, TrackingId id) {
    String text = String.valueOf(failure.getMessage());
    return switch (failure) {
      case InvalidInputException invalid -> invalid(invalid, text, id);
      case StateConflictException unused -> error(400, BAD_REQUEST, text, id);
      case LimitReachedException limit when limit.code().equals(Body.TOO_LARGE) ->
          error(413, "413 Payload Too Large", text, id);
      case LimitReachedException unused -> error(400, BAD_REQUEST, text, id);
      case ForbiddenException unused -> error(403, "403 Forbidden", text, id);
      case NotFoundException unused -> error(404, NOT_FOUND, text, id);
      case DamagedException unused -> error(500, INTERNAL, text, id);
      case UnavailableException unused ->
          Answer.json(
              503, ErrorResponse.of(UNAVAILABLE, id, text, List.of()), RETRY_WHEN_REACHABLE);
    };
  }

  @Override
  public Answer.Ready of(Refusal refusal, TrackingId id) {
    byte[] body =
        refusal instanceof Refusal.Unauthenticated
            ? UnauthorizedResponse.of(refusal.text())
            : ErrorResponse.of(detailCode(refusal), id, refusal.text(), List.of());
    return Answer.json(refusal.status(), body, refusal.headers());
  }

  private static String detailCode(Refusal refusal) {
    return switch (refusal) {
      case Refusal.Unauthenticated unused -> "401 Unauthorized";
      case Refusal.NoSuchPath unused -> NOT_FOUND;
      case Refusal.NotBuilt unused -> "501 Not Implemented";
      case Refusal.WrongMethod unused -> "405 Method Not Allowed";
      case Refusal.WrongMediaType unused -> "415 Unsupported Media Type";
      case Refusal.Busy unused -> UNAVAILABLE;
      case Refusal.TooOften unused -> "429 Too Many Requests";
      case Refusal.BehindTheEnd unused -> "416 Range Not Satisfiable";
      case Refusal.Malformed(int status, var unused) -> status + ".0 Bad Request";
      case Refusal.Internal unused -> INTERNAL;
    };
  }

  private static Answer.Ready invalid(InvalidInputException invalid, String text, TrackingId id) {
    List<String> causes = invalid.causes().isEmpty() ? List.of(text) : invalid.causes();
    return Answer.json(400, ErrorResponse.of(BAD_REQUEST, id, text, causes));
  }

  private static Answer.Ready error(int status, String detailCode, String text, TrackingId id) {
    return Answer.json(status, ErrorResponse.of(detailCode, id, text, List.of()));
  }
}
