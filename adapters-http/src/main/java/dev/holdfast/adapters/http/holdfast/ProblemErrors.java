package dev.holdfast.adapters.http.holdfast;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.ErrorBodies;
import dev.holdfast.adapters.http.exchange.Refusal;
import dev.holdfast.adapters.http.exchange.TrackingId;
import dev.holdfast.adapters.http.holdfast.ProblemResponse.Title;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.LimitReachedException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.error.UnavailableException;
import java.util.List;
import java.util.Map;

/** Failures as problem documents. Each category has a status of its own. */
final class ProblemErrors implements ErrorBodies {

  @Override
  public Answer.Ready of(HoldfastException failure, TrackingId id) {
    List<String> causes =
        failure instanceof InvalidInputException invalid ? invalid.causes() : List.of();
    Map<String, String> headers =
        failure instanceof UnavailableException ? RETRY_WHEN_REACHABLE : Map.of();
    String detail = String.valueOf(failure.getMessage());
    return ProblemResponse.of(title(failure), failure.code(), detail, causes, headers, id);
  }

  @Override
  public Answer.Ready of(Refusal refusal, TrackingId id) {
    Title title = new Title(refusal.status(), title(refusal));
    return ProblemResponse.of(
        title, code(refusal), refusal.text(), List.of(), refusal.headers(), id);
  }

  private static Title title(HoldfastException failure) {
    return switch (failure) {
      case InvalidInputException unused -> new Title(400, "Bad request");
      case ForbiddenException unused -> new Title(403, "Forbidden");
      case NotFoundException unused -> new Title(404, "Not found");
      case StateConflictException unused -> new Title(409, "Conflict");
      case LimitReachedException unused -> new Title(409, "Limit reached");
      case DamagedException unused -> new Title(500, "Damaged");
      case UnavailableException unused -> new Title(503, "Unavailable");
    };
  }

  private static String title(Refusal refusal) {
    return switch (refusal) {
      case Refusal.Unauthenticated unused -> "Unauthorized";
      case Refusal.NoSuchPath unused -> "Not found";
      case Refusal.NotBuilt unused -> "Not implemented";
      case Refusal.WrongMethod unused -> "Method not allowed";
      case Refusal.WrongMediaType unused -> "Unsupported media type";
      case Refusal.BehindTheEnd unused -> "Range not satisfiable";
      case Refusal.Busy unused -> "Busy";
      case Refusal.TooOften unused -> "Too many requests";
      case Refusal.Malformed unused -> "Malformed request";
      case Refusal.Internal unused -> "Internal fault";
    };
  }

  private static String code(Refusal refusal) {
    return switch (refusal) {
      case Refusal.Unauthenticated unused -> "http.unauthenticated";
      case Refusal.NoSuchPath unused -> "http.path.unknown";
      case Refusal.NotBuilt unused -> "http.operation.not-built";
      case Refusal.WrongMethod unused -> "http.method";
      case Refusal.WrongMediaType unused -> "http.body.type";
      case Refusal.BehindTheEnd unused -> "http.range";
      case Refusal.Busy unused -> "http.busy";
      case Refusal.TooOften unused -> "http.too-often";
      case Refusal.Malformed unused -> "http.malformed";
      case Refusal.Internal unused -> "http.internal";
    };
  }
}
