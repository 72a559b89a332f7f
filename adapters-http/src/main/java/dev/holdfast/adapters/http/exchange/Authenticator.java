package dev.holdfast.adapters.http.exchange;

import dev.holdfast.domain.identity.Principal;

/** Tells who sends a request. Safe for several threads at once. */
public interface Authenticator {

  /** Who it is. */
  sealed interface Caller {
    record Known(Principal principal) implements Caller {}

    /**
     * Nobody: there are no credentials, or they are no good.
     *
     * @param reason a sentence for whoever it is
     */
    record Unknown(String reason) implements Caller {}
  }

  /**
   * Who it is.
   *
   * @throws dev.holdfast.domain.error.ForbiddenException if the request contradicts its credentials
   */
  Caller caller(Call call);
}
