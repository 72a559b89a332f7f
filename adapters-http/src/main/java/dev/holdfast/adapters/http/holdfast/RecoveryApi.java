package dev.holdfast.adapters.http.holdfast;

import dev.holdfast.adapters.http.exchange.Api;
import dev.holdfast.adapters.http.exchange.Authenticator;
import dev.holdfast.adapters.http.exchange.ErrorBodies;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.protection.WireIds;
import dev.holdfast.application.port.in.search.SearchFiles;
import java.util.List;
import java.util.Optional;

/**
 * The part of Holdfast's own API that finds what to bring back. Its callers show what they show in
 * the protection API: the ids and the privileges are those of that.
 */
public final class RecoveryApi implements Api {
  private final Authenticator callers;
  private final ProblemErrors errors = new ProblemErrors();
  private final FileRoutes files;

  public RecoveryApi(Authenticator callers, SearchFiles search, WireIds ids) {
    this.callers = callers;
    this.files = new FileRoutes(search, ids);
  }

  @Override
  public List<String> roots() {
    return List.of(FileRoutes.ROOT);
  }

  @Override
  public ErrorBodies errors() {
    return errors;
  }

  @Override
  public List<Route> routes() {
    return files.routes();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return Optional.of(callers);
  }
}
