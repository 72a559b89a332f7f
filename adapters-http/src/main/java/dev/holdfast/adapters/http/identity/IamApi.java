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
import java.util.List;

/** {@code /identity/token}: tokens for API keys, as clients of IBM's identity service ask. */
public final class IamApi implements Api {
  private static final String API_KEY_GRANT = "urn:ibm:params:oauth:grant-type:apikey";

  private final Authenticate authenticate;
  private final Tokens tokens;
  private final IamErrors errors = new IamErrors();

  public IamApi(Authenticate authenticate, Tokens tokens) {
    this.authenticate = authenticate;
    this.tokens = tokens;
  }

  @Override
  public List<String> roots() {
    return List.of("/identity");
  }

  @Override
  public ErrorBodies errors() {
    return errors;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.post("/identity/token", this::token).with(Access.OPEN));
  }

  private Answer token(Call call) {
    return FormParameters.of(call)
        .map(parameters -> token(call, parameters))
        .orElseGet(
            () -> new Answer.Refused(new Refusal.WrongMediaType(FormParameters.MEDIA_TYPES)));
  }

  /** A Basic header names the client program, not who asks; nothing depends on it. */
  private Answer token(Call call, Parameters parameters) {
    TokenRequest request = TokenRequest.of(parameters);
    if (!request.grantType().equalsIgnoreCase(API_KEY_GRANT)) {
      return errors.unsupportedGrant(request.grantType(), API_KEY_GRANT, call.trackingId());
    }
    String apiKey = parameters.get("apikey").orElse("");
    if (apiKey.isBlank()) {
      return errors.missing("apikey", call.trackingId());
    }
    return authenticate
        .byApiKey(apiKey)
        .map(tokens::issue)
        .<Answer>map(token -> Answer.json(200, IamTokenResponse.of(token), OAuthApi.NOT_KEPT))
        .orElseGet(() -> errors.unknownApiKey(call.trackingId()));
  }
}
