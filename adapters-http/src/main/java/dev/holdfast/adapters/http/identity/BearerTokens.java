package dev.holdfast.adapters.http.identity;

import dev.holdfast.adapters.http.exchange.Authenticator;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.identity.Tokens.Verdict;
import dev.holdfast.domain.identity.Principal;
import java.time.InstantSource;

/** Tells who asks by the bearer token of the request (RFC 6750, header form alone). */
public final class BearerTokens implements Authenticator {
  private static final String SCHEME = "Bearer ";

  /** Some 500 bytes each, so 1 MB in two; clients keep their tokens for as long as these last. */
  private static final int GENERATION_TOKENS_MAX = 1024;

  private final VerifiedTokens tokens;

  public BearerTokens(Tokens tokens, InstantSource clock) {
    this.tokens = new VerifiedTokens(tokens, clock, GENERATION_TOKENS_MAX);
  }

  @Override
  public Caller caller(Call call) {
    String line = call.header("Authorization").orElse("");
    if (!line.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return unknown("JWT is missing; ask for one at " + OAuthApi.TOKEN_PATH);
    }
    return switch (tokens.verify(line.substring(SCHEME.length()).strip())) {
      case Verdict.Good(Principal principal, var unused) -> new Caller.Known(principal);
      case Verdict.Bad(String reason) -> unknown(reason);
    };
  }

  private static Caller unknown(String reason) {
    return new Caller.Unknown("JWT validation failed: " + reason);
  }
}
