package dev.holdfast.adapters.http.holdfast;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Api;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.ErrorBodies;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.exchange.Route.Access;
import dev.holdfast.application.port.in.config.ReadBundle;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Holdfast's own API as far as it is served. */
public final class HoldfastApi implements Api {
  /** Says no more than that somebody answers: it is open to everyone. */
  private static final String HEALTH = "{\"status\":\"UP\"}";

  private final ProblemErrors errors = new ProblemErrors();
  private final BundleRoutes bundles;
  private final OpenApiRoutes descriptions = new OpenApiRoutes();

  public HoldfastApi(ReadBundle readBundle) {
    this.bundles = new BundleRoutes(readBundle);
  }

  @Override
  public List<String> roots() {
    return List.of("/holdfast", "/health");
  }

  @Override
  public ErrorBodies errors() {
    return errors;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/health", HoldfastApi::health).with(Access.ALWAYS),
        bundles.route(),
        descriptions.route());
  }

  private static Answer health(Call unused) {
    return Answer.json(200, HEALTH.getBytes(StandardCharsets.UTF_8));
  }
}
