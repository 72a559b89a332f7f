package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.exchange.Api;
import dev.holdfast.adapters.http.exchange.Authenticator;
import dev.holdfast.adapters.http.exchange.ErrorBodies;
import dev.holdfast.adapters.http.exchange.Route;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The protection API as far as it is served. */
public final class ProtectionApi implements Api {
  /** What stands before every path of the contract. */
  static final String ROOT = "/v2";

  private final Authenticator callers;
  private final ProtectionErrors errors = new ProtectionErrors();
  private final List<Route> routes;

  /**
   * @param built the routes of what is built; the rest of the contract answers that it is not
   */
  public ProtectionApi(Authenticator callers, List<Route> built) {
    this.callers = callers;
    this.routes = Stream.concat(built.stream(), Operations.ALL.notAmong(built).stream()).toList();
  }

  @Override
  public List<String> roots() {
    return List.of(ROOT);
  }

  @Override
  public ErrorBodies errors() {
    return errors;
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return Optional.of(callers);
  }

  @Override
  public boolean unpacksBodies() {
    return true;
  }
}
