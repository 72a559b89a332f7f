package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.snapshot.FileAnswer;
import dev.holdfast.adapters.http.snapshot.SnapshotFile;
import dev.holdfast.adapters.http.snapshot.SnapshotPlaces;
import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.application.port.in.snapshot.BrowseSnapshots;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.snapshot.EntryPath;
import java.util.List;

/** {@code data-protect/snapshots/{id}/download-file}: a file of a snapshot, or a part of it. */
public final class DownloadFileRoutes {
  private final BrowseSnapshots browse;
  private final SnapshotPlaces places;

  public DownloadFileRoutes(BrowseSnapshots browse, SnapshotPlaces places) {
    this.browse = browse;
    this.places = places;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            ProtectionApi.ROOT + "/data-protect/snapshots/{snapshotsId}/download-file",
            this::download));
  }

  private Answer download(Call call) {
    Query query = Query.of(call);
    requireNoNvram(query);
    // A run keeps one snapshot of an object, whichever attempt made it.
    query.number("retryAttempt", 0, Long.MAX_VALUE);
    EntryPath path =
        query
            .text("filePath")
            .map(EntryPath::new)
            .orElseThrow(() -> wrong("filePath", "must say which file is wanted"));
    long from = query.number("startOffset", 0, Long.MAX_VALUE).orElse(0L);
    long lengthMax = query.number("length", 0, FileAnswer.PART_BYTES_MAX).orElse(Long.MAX_VALUE);
    BrowseSnapshots.Name name = name(call.segment("snapshotsId"));
    Principal principal = call.principal();
    return places.answer(
        () ->
            FileAnswer.part(new SnapshotFile(browse.open(principal, name, path)), from, lengthMax));
  }

  private static BrowseSnapshots.Name name(String id) {
    return SnapshotName.parse(id)
        .map(name -> new BrowseSnapshots.Name(name.run(), name.object()))
        .orElseThrow(() -> new NotFoundException("snapshot.missing", "There is no such snapshot."));
  }

  private static void requireNoNvram(Query query) {
    if (query.flag("nvramFile").orElse(false)) {
      throw wrong("nvramFile", "is for virtual machines, which are not protected here");
    }
  }

  private static InvalidInputException wrong(String parameter, String sentence) {
    return new InvalidInputException(
        "parameter.value", "The parameter " + parameter + " " + sentence + ".");
  }
}
