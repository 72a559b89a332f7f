package dev.holdfast.adapters.http.iris;

import dev.holdfast.adapters.http.exchange.Api;
import dev.holdfast.adapters.http.exchange.Authenticator;
import dev.holdfast.adapters.http.exchange.ErrorBodies;
import dev.holdfast.adapters.http.exchange.Route;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The older paths of the protection API as far as they are served. */
public final class IrisApi implements Api {
  /** What stands before every path of the contract. */
  static final String ROOT = "/irisservices/api/v1";

  /** Where clients look that cut nothing off the address of the newer paths. */
  private static final String BELOW_THE_NEWER = "/v2";

  private final Authenticator callers;
  private final IrisErrors errors = new IrisErrors();
  private final List<Route> routes;

  /**
   * @param built the routes of what is built; the rest of the contract answers that it is not
   */
  public IrisApi(Authenticator callers, List<Route> built) {
    this.callers = callers;
    List<Route> all =
        Stream.concat(built.stream(), Operations.ALL.notAmong(built).stream()).toList();
    this.routes =
        Stream.concat(all.stream(), all.stream().map(route -> route.below(BELOW_THE_NEWER)))
            .toList();
  }

  /** Asked for before the newer paths, which have a root above one of these. */
  @Override
  public List<String> roots() {
    return List.of("/irisservices", BELOW_THE_NEWER + "/irisservices");
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
