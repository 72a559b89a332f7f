package dev.holdfast.adapters.http.identity;

import dev.holdfast.adapters.http.exchange.Authenticator;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.identity.Tokens.Verdict;
import dev.holdfast.adapters.http.wire.WireTenant;
import dev.holdfast.application.port.in.identity.Authenticate;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.identity.Principal;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells who asks in the protection API: by an API key alone, a bearer token, or the id of a
 * session, which is a token too; on the older paths also by a token in a cookie. The first of these
 * that is there counts.
 *
 * <p>Clients tell a dead token from other refusals by the very words.
 */
public final class ProtectionCallers implements Authenticator {
  static final String NOBODY = "Authentication failed: Unauthorized access.";
  static final String DEAD_TOKEN = "The access token is invalid.";

  private static final String BEARER = "Bearer ";
  private static final String COOKIE = "session-name=";
  private static final String TENANT = "X-IBM-Tenant-Id";

  /** As many as for the other APIs, see {@link BearerTokens}. */
  private static final int GENERATION_TOKENS_MAX = 1024;

  private final Authenticate authenticate;
  private final VerifiedTokens tokens;
  private final boolean readsCookie;

  private ProtectionCallers(Authenticate authenticate, VerifiedTokens tokens, boolean readsCookie) {
    this.authenticate = authenticate;
    this.tokens = tokens;
    this.readsCookie = readsCookie;
  }

  public static ProtectionCallers of(
      Authenticate authenticate, Tokens tokens, InstantSource clock) {
    VerifiedTokens verified = new VerifiedTokens(tokens, clock, GENERATION_TOKENS_MAX);
    return new ProtectionCallers(authenticate, verified, false);
  }

  /** The same, who may also be known by a cookie. */
  public ProtectionCallers withCookie() {
    return new ProtectionCallers(authenticate, tokens, true);
  }

  @Override
  public Caller caller(Call call) {
    Caller caller = byCredential(call);
    if (caller instanceof Caller.Known(Principal principal)) {
      requireOwnTenant(call, principal);
    }
    return caller;
  }

  private Caller byCredential(Call call) {
    Optional<String> apiKey = header(call, "apiKey");
    if (apiKey.isPresent()) {
      return authenticate
          .byApiKey(apiKey.get())
          .<Caller>map(Caller.Known::new)
          .orElse(new Caller.Unknown(NOBODY));
    }
    return bearer(call)
        .or(() -> header(call, "session-id"))
        .or(() -> readsCookie ? cookie(call) : Optional.empty())
        .map(this::byToken)
        .orElse(new Caller.Unknown(NOBODY));
  }

  private Caller byToken(String token) {
    return switch (tokens.verify(token)) {
      case Verdict.Good(Principal principal, var unused) -> new Caller.Known(principal);
      case Verdict.Bad(String unused) -> new Caller.Unknown(DEAD_TOKEN);
    };
  }

  private static Optional<String> bearer(Call call) {
    return header(call, "Authorization")
        .filter(line -> line.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(line -> line.substring(BEARER.length()).strip());
  }

  private static Optional<String> cookie(Call call) {
    return header(call, "Cookie").stream()
        .flatMap(line -> Arrays.stream(line.split(";")))
        .map(String::strip)
        .filter(pair -> pair.startsWith(COOKIE))
        .map(pair -> pair.substring(COOKIE.length()))
        .findFirst();
  }

  private static Optional<String> header(Call call, String name) {
    return call.header(name).map(String::strip).filter(value -> !value.isEmpty());
  }

  /** Most clients send no tenant: the credential has one. */
  private static void requireOwnTenant(Call call, Principal principal) {
    if (header(call, TENANT)
        .filter(text -> !WireTenant.names(text, principal.tenant()))
        .isPresent()) {
      throw new ForbiddenException(
          "tenant.other",
          "The header " + TENANT + " names a tenant that the credential does not belong to.");
    }
  }
}
