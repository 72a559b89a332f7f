package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.wire.JsonBody;
import dev.holdfast.application.port.in.search.SearchFiles;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.search.FileQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code data-protect/search/indexed-objects}: files and folders in snapshots. */
public final class FileSearchRoutes {
  private static final JsonBody<FileSearchRequest> REQUEST = JsonBody.of(FileSearchRequest.class);

  private final SearchFiles search;
  private final WireIds ids;

  public FileSearchRoutes(SearchFiles search, WireIds ids) {
    this.search = search;
    this.ids = ids;
  }

  public List<Route> routes() {
    return List.of(
        Route.post(ProtectionApi.ROOT + "/data-protect/search/indexed-objects", this::search));
  }

  private Answer search(Call call) {
    Principal principal = call.principal();
    principal.require(Privilege.RESTORE_VIEW);
    FileSearchRequest request = REQUEST.read(call);
    @Nullable FileQuery query = request.query(principal.tenant(), ids);
    FileSearchResponse response =
        query == null
            ? FileSearchResponse.none(request.objectType())
            : FileSearchResponse.of(search.search(principal, query), ids);
    return Answer.json(200, response.json());
  }
}
