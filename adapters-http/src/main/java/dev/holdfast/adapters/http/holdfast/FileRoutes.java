package dev.holdfast.adapters.http.holdfast;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.protection.WireIds;
import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.application.port.in.search.SearchFiles;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import java.util.List;

/** {@code /holdfast/v1/files}: files and folders in snapshots, by size and time too. */
final class FileRoutes {
  static final String ROOT = "/holdfast/v1/files";

  private final SearchFiles search;
  private final WireIds ids;

  FileRoutes(SearchFiles search, WireIds ids) {
    this.search = search;
    this.ids = ids;
  }

  List<Route> routes() {
    return List.of(Route.get(ROOT, this::files));
  }

  private Answer files(Call call) {
    Principal principal = call.principal();
    principal.require(Privilege.RESTORE_VIEW);
    FileFilters filters = new FileFilters(Query.of(call), ids);
    return Answer.json(
        200, FilesResponse.of(search.search(principal, filters.query()), ids).json());
  }
}
