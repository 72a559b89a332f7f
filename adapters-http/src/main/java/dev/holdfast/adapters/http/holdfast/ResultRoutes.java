package dev.holdfast.adapters.http.holdfast;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.protection.WireIds;
import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.application.port.in.recovery.ReadRecoveries;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.recovery.RecoveredEntry;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryId;
import java.util.List;

/** {@code /holdfast/v1/recoveries/{id}/results}: what became of a recovery's entries. */
final class ResultRoutes {
  static final String ROOT = "/holdfast/v1/recoveries";

  private static final int PAGE_DEFAULT = 100;
  private static final int PAGE_MAX = 1_000;

  private final ReadRecoveries recoveries;
  private final WireIds ids;

  ResultRoutes(ReadRecoveries recoveries, WireIds ids) {
    this.recoveries = recoveries;
    this.ids = ids;
  }

  List<Route> routes() {
    return List.of(Route.get(ROOT + "/{id}/results", this::results));
  }

  private Answer results(Call call) {
    Principal principal = call.principal();
    principal.require(Privilege.RESTORE_VIEW);
    RecoveryId id = ids.recovery(call.segment("id"));
    Query query = Query.of(call);
    int max = query.number("max", 1, PAGE_MAX).map(Math::toIntExact).orElse(PAGE_DEFAULT);
    int skipped = query.text("cookie").map(ResultsResponse::skipped).orElse(0);
    Recovery recovery = recoveries.get(principal, id);
    List<RecoveredEntry> told = recoveries.told(principal, id, skipped, max + 1);
    boolean isLimitReached =
        !recoveries.told(principal, id, RecoveredEntry.TOLD_MAX - 1, 1).isEmpty();
    ResultsResponse.Page page = ResultsResponse.Page.of(told, skipped, max);
    return Answer.json(200, ResultsResponse.of(recovery, page, isLimitReached, ids).json());
  }
}
