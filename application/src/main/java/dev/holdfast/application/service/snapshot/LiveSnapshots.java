package dev.holdfast.application.service.snapshot;

import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;

/** Finds the snapshots that clients name by their run and object. */
public final class LiveSnapshots {
  private final KeptSnapshots kept;

  public LiveSnapshots(KeptSnapshots kept) {
    this.kept = kept;
  }

  /**
   * The snapshot of an object that a run made.
   *
   * @throws NotFoundException if the tenant has none, or it is over
   */
  public KeptSnapshot get(TenantId tenant, RunId run, ObjectId object) {
    return kept.ofRuns(tenant, List.of(run)).getOrDefault(run, List.of()).stream()
        .filter(snapshot -> snapshot.object().equals(object) && snapshot.isLive())
        .findFirst()
        .orElseThrow(
            () ->
                new NotFoundException(
                    "snapshot.missing",
                    "There is no such snapshot; it may have expired or been deleted."));
  }
}
