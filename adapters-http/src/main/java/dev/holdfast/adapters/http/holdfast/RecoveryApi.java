package dev.holdfast.adapters.http.holdfast;

import dev.holdfast.adapters.http.exchange.Api;
import dev.holdfast.adapters.http.exchange.Authenticator;
import dev.holdfast.adapters.http.exchange.ErrorBodies;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.protection.WireIds;
import dev.holdfast.application.port.in.recovery.ReadRecoveries;
import dev.holdfast.application.port.in.search.SearchFiles;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The part of Holdfast's own API that finds what to bring back, and tells what became of it. Its
 * callers show what they show in the protection API: the ids and the privileges are those of that.
 */
public final class RecoveryApi implements Api {
  private final Authenticator callers;
  private final ProblemErrors errors = new ProblemErrors();
  private final FileRoutes files;
  private final ResultRoutes results;

  public RecoveryApi(
      Authenticator callers, SearchFiles search, ReadRecoveries recoveries, WireIds ids) {
    this.callers = callers;
    this.files = new FileRoutes(search, ids);
    this.results = new ResultRoutes(recoveries, ids);
  }

  @Override
  public List<String> roots() {
    return List.of(FileRoutes.ROOT, ResultRoutes.ROOT);
  }

  @Override
  public ErrorBodies errors() {
    return errors;
  }

  @Override
  public List<Route> routes() {
    return Stream.concat(files.routes().stream(), results.routes().stream()).toList();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return Optional.of(callers);
  }
}
