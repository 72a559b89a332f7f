package dev.holdfast.application.port.in.identity;

import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Scope;
import java.util.Optional;
import java.util.Set;

/** Turns credentials into a principal. What is wrong with them is never told. */
public interface Authenticate {

  /**
   * The principal that an id and a secret stand for.
   *
   * @param requested the scopes asked for; empty asks for all that the client holds. A scope that
   *     it doesn't hold is left out. Where some are named, the principal has no privileges.
   */
  Optional<Principal> byClientCredentials(String clientId, String secret, Set<Scope> requested);

  /** The principal that an API key stands for, with all scopes and privileges of its client. */
  Optional<Principal> byApiKey(String apiKey);
}
