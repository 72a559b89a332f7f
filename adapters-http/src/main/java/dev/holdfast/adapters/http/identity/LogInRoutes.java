package dev.holdfast.adapters.http.identity;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Refusal;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.exchange.Route.Access;
import dev.holdfast.adapters.http.wire.JsonBody;
import dev.holdfast.application.port.in.identity.LogIn;
import dev.holdfast.application.port.in.identity.LogIn.Outcome;
import dev.holdfast.domain.identity.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Logins by password, of both halves of the protection API. They need no credentials, and ignore
 * any that come along.
 *
 * <p>A session is a token by another name. Both are good for a day, wherever the server is
 * restarted meanwhile, and can't be called back.
 */
public final class LogInRoutes {
  /** As published. */
  static final Duration LIFETIME = Duration.ofHours(24);

  /** Anybody may send one, so it is no longer than it has to be. */
  private static final int BODY_BYTES_MAX = 16 * 1024;

  private static final String WRONG =
      "Authentication failed: The username, the password or the domain is wrong.";

  private static final JsonBody<Request> BODY = JsonBody.of(Request.class, BODY_BYTES_MAX);

  private final LogIn logIn;
  private final Tokens tokens;

  public LogInRoutes(LogIn logIn, Tokens tokens) {
    this.logIn = logIn;
    this.tokens = tokens;
  }

  /** What a client sends; one that has nothing sends nulls. */
  record Request(@Nullable String username, @Nullable String password, @Nullable String domain) {
    /** Keeps the password to itself. */
    @Override
    public String toString() {
      return "Request[" + username + "]";
    }
  }

  /** The routes below {@code /v2}. */
  public List<Route> routes() {
    return List.of(
        open("/v2/access-tokens", AccessTokenResponse::of),
        open("/v2/users/sessions", SessionResponse::of));
  }

  /** The route on the older paths. */
  public List<Route> olderRoutes() {
    return List.of(open("/irisservices/api/v1/public/accessTokens", AccessTokenResponse::of));
  }

  private Route open(String path, Function<IssuedToken, byte[]> form) {
    return Route.post(path, call -> answer(call, form)).with(Access.OPEN);
  }

  private Answer answer(Call call, Function<IssuedToken, byte[]> form) {
    Request request = BODY.readIfSent(call).orElse(new Request(null, null, null));
    if (request.username() == null || request.password() == null) {
      return refused(ProtectionCallers.NOBODY);
    }
    String domain = Objects.requireNonNullElse(request.domain(), LogIn.DOMAIN);
    Outcome outcome = logIn.logIn(request.username(), request.password(), domain);
    return switch (outcome) {
      case Outcome.Known(Principal principal) ->
          Answer.json(201, form.apply(tokens.issue(principal, LIFETIME)), OAuthApi.NOT_KEPT);
      case Outcome.Refused() -> refused(WRONG);
      case Outcome.TooOften(Duration retryAfter) ->
          new Answer.Refused(new Refusal.TooOften(retryAfter));
    };
  }

  private static Answer refused(String text) {
    return new Answer.Refused(new Refusal.Unauthenticated(text));
  }
}
