package dev.holdfast.adapters.http.server;

import dev.holdfast.adapters.http.exchange.Api;
import dev.holdfast.adapters.http.exchange.ErrorBodies;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.exchange.RouteTable;
import java.util.List;

/** The APIs of a server, as one table of routes and one choice of words. */
final class Apis {
  private final List<Api> apis;
  private final Api fallback;
  private final RouteTable routes;

  /**
   * @param fallback words errors for paths that belong to no other
   */
  Apis(List<Api> apis, Api fallback) {
    this.apis = List.copyOf(apis);
    this.fallback = fallback;
    List<Route> all = apis.stream().flatMap(api -> api.routes().stream()).toList();
    this.routes = new RouteTable(all);
  }

  RouteTable routes() {
    return routes;
  }

  /** Whose words an error on this path has. */
  ErrorBodies errors(String path) {
    return at(path).errors();
  }

  /** The API that the path belongs to. */
  Api at(String path) {
    return apis.stream()
        .filter(api -> api.roots().stream().anyMatch(root -> isBelow(path, root)))
        .findFirst()
        .orElse(fallback);
  }

  private static boolean isBelow(String path, String root) {
    return path.startsWith(root)
        && (path.length() == root.length() || path.charAt(root.length()) == '/');
  }
}
