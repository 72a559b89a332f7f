package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.wire.JsonBody;
import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.application.port.in.recovery.ManageRecoveries;
import dev.holdfast.application.port.in.recovery.ManageRecoveries.Draft;
import dev.holdfast.application.port.in.recovery.ReadRecoveries;
import dev.holdfast.domain.recovery.RecoveredEntry;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryId;
import java.util.List;

/** {@code data-protect/recoveries}. */
public final class RecoveryRoutes {
  static final String PATH = ProtectionApi.ROOT + "/data-protect/recoveries";

  /** Of how many entries the answer for one recovery tells; there may be thousands. */
  private static final int ENTRIES_SHOWN = 200;

  private static final JsonBody<RecoveryRequest> BODY = JsonBody.of(RecoveryRequest.class);
  private static final JsonBody<DownloadRequest> DOWNLOAD = JsonBody.of(DownloadRequest.class);

  private final ManageRecoveries manage;
  private final ReadRecoveries read;
  private final WireIds ids;

  public RecoveryRoutes(ManageRecoveries manage, ReadRecoveries read, WireIds ids) {
    this.manage = manage;
    this.read = read;
    this.ids = ids;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(PATH, this::list),
        Route.post(PATH, this::create),
        Route.post(PATH + "/download-files-folders", this::download),
        Route.get(PATH + "/{id}", this::get),
        Route.post(PATH + "/{id}/cancel", this::cancel));
  }

  private Answer list(Call call) {
    List<RecoveryResponse> found =
        new RecoveryFilters(Query.of(call), ids)
            .query().map(query -> read.list(call.principal(), query)).orElse(List.of()).stream()
                .map(one -> RecoveryResponse.of(one, List.of(), ids))
                .toList();
    return Answer.json(200, new RecoveryResponse.All(found).json());
  }

  private Answer get(Call call) {
    RecoveryId id = ids.recovery(call.segment("id"));
    Recovery recovery = read.get(call.principal(), id);
    List<RecoveredEntry> told = read.told(call.principal(), id, 0, ENTRIES_SHOWN);
    return Answer.json(200, RecoveryResponse.of(recovery, told, ids).json());
  }

  private Answer create(Call call) {
    return created(call, BODY.read(call).draft());
  }

  private Answer download(Call call) {
    return created(call, DOWNLOAD.read(call).draft(ids));
  }

  private Answer created(Call call, Draft draft) {
    Recovery recovery = manage.create(call.principal(), draft);
    return Answer.json(201, RecoveryResponse.of(recovery, List.of(), ids).json());
  }

  private Answer cancel(Call call) {
    manage.cancel(call.principal(), ids.recovery(call.segment("id")));
    return Answer.noContent();
  }
}
