package dev.holdfast.adapters.http.holdfast;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Refusal;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.protection.SnapshotName;
import dev.holdfast.adapters.http.snapshot.ByteRange;
import dev.holdfast.adapters.http.snapshot.FileAnswer;
import dev.holdfast.adapters.http.snapshot.SnapshotFile;
import dev.holdfast.adapters.http.snapshot.SnapshotPlaces;
import dev.holdfast.adapters.http.wire.JsonBody;
import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.application.port.in.snapshot.BrowseSnapshots;
import dev.holdfast.application.port.in.snapshot.BrowseSnapshots.Name;
import dev.holdfast.application.port.in.snapshot.BrowseSnapshots.OpenFile;
import dev.holdfast.application.port.in.snapshot.BrowseSnapshots.Page;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.snapshot.EntryPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /holdfast/v1/snapshots/{id}}: what a snapshot holds, and what a restore would take. */
final class SnapshotRoutes {
  static final String ROOT = "/holdfast/v1/snapshots";

  private static final String ONE = ROOT + "/{id}";
  private static final String LINES = "application/x-ndjson";
  private static final int PAGE_DEFAULT = 100;
  private static final JsonBody<PlanRequest> PLAN = JsonBody.of(PlanRequest.class);

  private final BrowseSnapshots browse;
  private final SnapshotPlaces streams;
  private final SnapshotPlaces looks;

  /**
   * The routes.
   *
   * @param streams for answers that last as long as the client takes
   * @param looks for those that the server makes by itself
   */
  SnapshotRoutes(BrowseSnapshots browse, SnapshotPlaces streams, SnapshotPlaces looks) {
    this.browse = browse;
    this.streams = streams;
    this.looks = looks;
  }

  List<Route> routes() {
    return List.of(
        Route.get(ONE + "/entries", this::entries),
        Route.get(ONE + "/content", this::content),
        Route.get(ONE + "/differences", this::differences),
        Route.post(ONE + "/restore-plan", this::plan));
  }

  private Answer entries(Call call) {
    Query query = Query.of(call);
    Name name = name(call.segment("id"));
    EntryPath path = query.text("path").map(EntryPath::new).orElse(EntryPath.ROOT);
    int max =
        query.number("max", 1, BrowseSnapshots.PAGE_MAX).map(Long::intValue).orElse(PAGE_DEFAULT);
    Page page = new Page(query.text("cookie").map(EntriesResponse::after).orElse(null), max);
    Principal principal = call.principal();
    return looks.answer(
        () ->
            Answer.json(200, EntriesResponse.of(browse.list(principal, name, path, page)).json()));
  }

  private Answer content(Call call) {
    EntryPath path = path(Query.of(call));
    String id = call.segment("id");
    Name name = name(id);
    // What is at a path of a snapshot never changes, so the snapshot's id names its content.
    String tag = "\"" + id + "\"";
    Optional<String> range =
        call.header("If-Range").filter(wanted -> !wanted.strip().equals(tag)).isPresent()
            ? Optional.empty()
            : call.header("Range");
    Principal principal = call.principal();
    return streams.answer(() -> content(browse.open(principal, name, path), range.orElse(""), tag));
  }

  private static Answer content(OpenFile file, String wanted, String tag) {
    long bytes = file.entry().bytes();
    Map<String, String> headers = Map.of("ETag", tag, "Accept-Ranges", "bytes");
    Optional<ByteRange> range = ByteRange.parse(wanted, bytes);
    if (range.isEmpty()) {
      return new FileAnswer(new SnapshotFile(file), new ByteRange(0, bytes)).whole(headers);
    }
    if (range.get().length() == 0) {
      file.close();
      return new Answer.Refused(new Refusal.BehindTheEnd(bytes));
    }
    return new FileAnswer(new SnapshotFile(file), range.get()).partial(headers);
  }

  private Answer differences(Call call) {
    Name later = name(call.segment("id"));
    Name earlier =
        Query.of(call)
            .text("from")
            .map(SnapshotRoutes::name)
            .orElseThrow(() -> missing("from", "the id of the snapshot to compare with"));
    Principal principal = call.principal();
    return streams.answer(
        () ->
            new Answer.Streamed(
                200,
                LINES,
                new DifferencesContent(
                    visitor -> browse.compare(principal, earlier, later, visitor)),
                Map.of()));
  }

  private Answer plan(Call call) {
    Principal principal = call.principal();
    principal.require(Privilege.RESTORE_VIEW);
    Name name = name(call.segment("id"));
    List<EntryPath> paths = PLAN.read(call).paths().stream().map(EntryPath::new).toList();
    return looks.answer(
        () -> Answer.json(200, PlanResponse.of(browse.plan(principal, name, paths)).json()));
  }

  private static EntryPath path(Query query) {
    return query
        .text("path")
        .map(EntryPath::new)
        .orElseThrow(() -> missing("path", "the path of a file in the snapshot"));
  }

  private static InvalidInputException missing(String parameter, String what) {
    return new InvalidInputException(
        "parameter.value", "The parameter " + parameter + " must be " + what + ".");
  }

  /** An id that no snapshot could have is as unknown as one that no snapshot has. */
  private static Name name(String id) {
    return SnapshotName.parse(id)
        .map(name -> new Name(name.run(), name.object()))
        .orElseThrow(() -> new NotFoundException("snapshot.missing", "There is no such snapshot."));
  }
}
