package dev.holdfast.adapters.http.identity;

import dev.holdfast.adapters.http.exchange.Parameters;
import dev.holdfast.adapters.http.validation.Constraints;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.identity.Scope;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What is asked of the token endpoint, credentials apart. */
record TokenRequest(
    @NotBlank(message = "grant_type is missing")
        @Size(max = 200, message = "grant_type is longer than 200 characters")
        String grantType,
    @Size(max = 4096, message = "scope is longer than 4096 characters") String scope) {

  private static final String CLIENT_CREDENTIALS = "client_credentials";

  /** Stands for everything that the client may do, as {@link Scope#ALL} does in a request. */
  private static final String DEFAULT_SCOPE = "sp:scopes:default";

  /**
   * Reads it.
   *
   * @throws InvalidInputException if something is missing or too long
   */
  static TokenRequest of(Parameters parameters) {
    TokenRequest request =
        new TokenRequest(
            parameters.get("grant_type").orElse(""), parameters.get("scope").orElse(""));
    Constraints.check("token.parameters", request);
    return request;
  }

  boolean isForClientCredentials() {
    return grantType.equalsIgnoreCase(CLIENT_CREDENTIALS);
  }

  /**
   * The scopes asked for; empty for all.
   *
   * @throws IllegalArgumentException if one can't be a scope
   */
  Set<Scope> scopes() {
    Set<Scope> scopes =
        Arrays.stream(scope.strip().split("\\s+"))
            .filter(text -> !text.isEmpty())
            .map(Scope::new)
            .collect(Collectors.toUnmodifiableSet());
    boolean all = scopes.contains(Scope.ALL) || scopes.contains(new Scope(DEFAULT_SCOPE));
    return all ? Set.of() : scopes;
  }
}
