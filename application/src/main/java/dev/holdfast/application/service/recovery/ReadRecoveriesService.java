package dev.holdfast.application.service.recovery;

import dev.holdfast.application.port.in.recovery.ReadRecoveries;
import dev.holdfast.application.port.out.FileRestores.Progress;
import dev.holdfast.application.port.out.Recoveries;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.recovery.RecoveredEntry;
import dev.holdfast.domain.recovery.RecoveredSnapshot;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.recovery.RecoveryQuery;
import java.util.List;
import java.util.Optional;

/** Shows recoveries, and how far those have come that are under way. */
final class ReadRecoveriesService implements ReadRecoveries {
  private final Recoveries recoveries;
  private final RecoveryProgress progress;

  ReadRecoveriesService(Recoveries recoveries, RecoveryProgress progress) {
    this.recoveries = recoveries;
    this.progress = progress;
  }

  @Override
  public List<Recovery> list(Principal principal, RecoveryQuery query) {
    requireReader(principal);
    return recoveries.list(principal.tenant(), query);
  }

  @Override
  public Recovery get(Principal principal, RecoveryId id) {
    return find(principal, id).orElseThrow(() -> RecoveryEdits.missing(id));
  }

  @Override
  public Optional<Recovery> find(Principal principal, RecoveryId id) {
    requireReader(principal);
    return recoveries.find(principal.tenant(), id);
  }

  @Override
  public List<RecoveredEntry> told(Principal principal, RecoveryId id, int skipped, int max) {
    Recovery own = get(principal, id);
    return recoveries.told(principal.tenant(), own.id(), skipped, max);
  }

  @Override
  public Optional<Work> work(Principal principal, RecoveryId id) {
    // What is told of the work knows no tenants.
    return find(principal, id)
        .flatMap(own -> progress.of(own.id()).map(working -> shown(own, working)));
  }

  private static Work shown(Recovery recovery, RecoveryProgress.Work working) {
    List<RecoveredSnapshot> snapshots = recovery.snapshots();
    int place = 0;
    while (!snapshots.get(place).snapshot().equals(working.snapshot())) {
      place++;
    }
    Progress told = working.progress();
    return new Work(
        place, told.entries(), told.bytes(), told.entriesExpected(), told.bytesExpected());
  }

  private static void requireReader(Principal principal) {
    principal.require(Privilege.RESTORE_VIEW);
  }
}
