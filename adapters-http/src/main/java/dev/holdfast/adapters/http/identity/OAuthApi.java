package dev.holdfast.adapters.http.identity;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Api;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.ErrorBodies;
import dev.holdfast.adapters.http.exchange.Parameters;
import dev.holdfast.adapters.http.exchange.Refusal;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.exchange.Route.Access;
import dev.holdfast.application.port.in.identity.Authenticate;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code /oauth}: tokens for client credentials (RFC 6749 section 4.4). */
public final class OAuthApi implements Api {
  static final String TOKEN_PATH = "/oauth/token";

  /** RFC 6749 section 5.1: nobody between us and the client may keep the answer. */
  static final Map<String, String> NOT_KEPT =
      Map.of("Cache-Control", "no-store", "Pragma", "no-cache");

  private final Authenticate authenticate;
  private final Tokens tokens;
  private final OAuthErrors errors = new OAuthErrors();

  public OAuthApi(Authenticate authenticate, Tokens tokens) {
    this.authenticate = authenticate;
    this.tokens = tokens;
  }

  @Override
  public List<String> roots() {
    return List.of("/oauth");
  }

  @Override
  public ErrorBodies errors() {
    return errors;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(TOKEN_PATH, this::token).with(Access.OPEN),
        Route.get("/oauth/info", call -> Answer.json(200, InfoResponse.of(call.principal()))));
  }

  private Answer token(Call call) {
    return FormParameters.of(call)
        .map(parameters -> token(call, parameters))
        .orElseGet(
            () -> new Answer.Refused(new Refusal.WrongMediaType(FormParameters.MEDIA_TYPES)));
  }

  private Answer token(Call call, Parameters parameters) {
    TokenRequest request = TokenRequest.of(parameters);
    if (!request.isForClientCredentials()) {
      return errors.unsupportedGrant(request.grantType());
    }
    Set<Scope> scopes;
    try {
      scopes = request.scopes();
    } catch (IllegalArgumentException e) {
      return errors.invalidScope();
    }
    Optional<Principal> principal =
        Credentials.of(call, parameters)
            .flatMap(who -> authenticate.byClientCredentials(who.clientId(), who.secret(), scopes));
    if (principal.isEmpty()) {
      return errors.invalidClient(Credentials.usesBasic(call));
    }
    return principal.get().scopes().isEmpty()
        ? errors.invalidScope()
        : Answer.json(200, TokenResponse.of(tokens.issue(principal.get())), NOT_KEPT);
  }
}
