package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.application.port.in.source.SearchObjects;
import dev.holdfast.domain.protection.FoundObject;
import dev.holdfast.domain.protection.ObjectQuery.Place;
import dev.holdfast.domain.protection.ProtectedObjects;
import dev.holdfast.domain.protection.ProtectedObjects.WithSnapshots;
import dev.holdfast.domain.source.SourceObject;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code data-protect/search}: objects, and those that have snapshots. */
public final class SearchRoutes {
  private static final String ROOT = ProtectionApi.ROOT + "/data-protect/search";

  private final SearchObjects search;
  private final WireIds ids;

  public SearchRoutes(SearchObjects search, WireIds ids) {
    this.search = search;
    this.ids = ids;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(ROOT + "/objects", this::objects),
        Route.get(ROOT + "/protected-objects", this::protectedObjects));
  }

  private Answer objects(Call call) {
    ObjectFilters filters = new ObjectFilters(Query.of(call), ids);
    List<FoundObject> found = search.objects(call.principal(), filters.query());
    Page<FoundObject> page = Page.of(found, filters.pageSize(), FoundObject::object);
    return Answer.json(200, ObjectsResponse.of(page.shown(), page.cookie(), ids).json());
  }

  private Answer protectedObjects(Call call) {
    ProtectedFilters filters = new ProtectedFilters(Query.of(call), ids);
    ProtectedObjects found = search.protectedObjects(call.principal(), filters.query());
    Page<WithSnapshots> page = Page.of(found.page(), filters.pageSize(), WithSnapshots::object);
    return Answer.json(
        200, ProtectedResponse.of(page.shown(), found.total(), page.cookie(), ids).json());
  }

  /** What of a list is shown; the cookie is null on the last page. */
  private record Page<T>(List<T> shown, @Nullable String cookie) {

    /**
     * A page.
     *
     * @param found one more than the page tells, if there are more
     */
    static <T> Page<T> of(List<T> found, int size, Function<T, SourceObject> object) {
      if (found.size() <= size) {
        return new Page<>(found, null);
      }
      List<T> shown = found.subList(0, size);
      return new Page<>(shown, Cookie.of(place(object.apply(shown.getLast()))));
    }

    private static Place place(SourceObject object) {
      return new Place(object.name(), object.id());
    }
  }
}
