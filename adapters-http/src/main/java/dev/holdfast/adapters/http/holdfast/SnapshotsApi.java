package dev.holdfast.adapters.http.holdfast;

import dev.holdfast.adapters.http.exchange.Api;
import dev.holdfast.adapters.http.exchange.Authenticator;
import dev.holdfast.adapters.http.exchange.ErrorBodies;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.snapshot.SnapshotPlaces;
import dev.holdfast.application.port.in.snapshot.BrowseSnapshots;
import java.util.List;
import java.util.Optional;

/**
 * The part of Holdfast's own API that looks into snapshots. Its callers show what they show in the
 * protection API: the snapshots and the privileges are those of that.
 */
public final class SnapshotsApi implements Api {
  private final Authenticator callers;
  private final ProblemErrors errors = new ProblemErrors();
  private final SnapshotRoutes routes;

  public SnapshotsApi(
      Authenticator callers, BrowseSnapshots browse, SnapshotPlaces streams, SnapshotPlaces looks) {
    this.callers = callers;
    this.routes = new SnapshotRoutes(browse, streams, looks);
  }

  @Override
  public List<String> roots() {
    return List.of(SnapshotRoutes.ROOT);
  }

  @Override
  public ErrorBodies errors() {
    return errors;
  }

  @Override
  public List<Route> routes() {
    return routes.routes();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return Optional.of(callers);
  }
}
