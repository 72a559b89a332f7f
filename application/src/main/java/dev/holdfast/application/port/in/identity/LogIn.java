package dev.holdfast.application.port.in.identity;

import dev.holdfast.domain.identity.Principal;
import java.time.Duration;

/** Turns a username and a password into a principal. */
public interface LogIn {
  /** The only domain: users that the server keeps itself. */
  String DOMAIN = "LOCAL";

  /** What became of a login. */
  sealed interface Outcome {
    record Known(Principal principal) implements Outcome {}

    /** Something about the credentials is wrong; what it is, is never told. */
    record Refused() implements Outcome {}

    /**
     * The password was wrong too often of late; this one was not even looked at.
     *
     * @param retryAfter until the next attempt; at least a second
     */
    record TooOften(Duration retryAfter) implements Outcome {}
  }

  /**
   * Looks at the credentials; takes as long for a user that does not exist.
   *
   * @param username its case does not count
   * @param domain {@link #DOMAIN}, in any case; any other has no users
   * @throws dev.holdfast.domain.error.UnavailableException if too many others are at it
   */
  Outcome logIn(String username, String password, String domain);
}
