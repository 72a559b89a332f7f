package dev.holdfast.adapters.http.wire;

import dev.holdfast.adapters.http.exchange.Body;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.LimitReachedException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.error.UnavailableException;

/** Which HTTP status a failure has in the protection API. */
public final class Statuses {

  private Statuses() {}

  public static int of(HoldfastException failure) {
    return switch (failure) {
      case InvalidInputException invalid when invalid.code().equals(Body.WRONG_MEDIA_TYPE) -> 415;
      case InvalidInputException unused -> 400;
      case ForbiddenException unused -> 403;
      case NotFoundException unused -> 404;
      case StateConflictException unused -> 409;
      case LimitReachedException limit when limit.code().equals(Body.TOO_LARGE) -> 413;
      // There are as many as there may be, so it is the state that is in the way.
      case LimitReachedException unused -> 409;
      case DamagedException unused -> 500;
      case UnavailableException unused -> 503;
    };
  }
}
