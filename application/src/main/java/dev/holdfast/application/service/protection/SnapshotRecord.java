package dev.holdfast.application.service.protection;

import dev.holdfast.application.service.protection.GroupEdits.Scene;
import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.ScheduledLife;
import dev.holdfast.domain.policy.SnapshotLife;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunCause;
import dev.holdfast.domain.protection.SnapshotFate;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.ObjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes down a new snapshot and how long it is kept. All snapshots of a run are kept equally long;
 * the first of them serves the run's periods of extended retention.
 *
 * @param policy as it is now; null if it is gone with its group
 */
record SnapshotRecord(Scene scene, @Nullable PolicySettings policy, ObjectId object, Instant now) {

  /** A run of which the object has this snapshot. */
  GroupChange added(SnapshotId snapshot, Run run) {
    GroupChange change = GroupChange.of(scene.group());
    if (run.life() != null) {
      return change.with(run).with(kept(snapshot, run, run.life()));
    }
    if (run.cause() instanceof RunCause.Scheduled && policy != null) {
      ScheduledLife life = scheduled(scene.group(), policy, run);
      return change
          .with(scene.group().serving(life.served()))
          .with(run.keeping(life.life()))
          .with(kept(snapshot, run, life.life()));
    }
    SnapshotLife life = SnapshotLife.of(run.type(), run.start(), run.retentions());
    return change.with(run.keeping(life)).with(kept(snapshot, run, life));
  }

  private static ScheduledLife scheduled(ProtectionGroup group, PolicySettings policy, Run run) {
    return ScheduledLife.of(
        policy, group.timing(), run.type(), run.start(), run.retentions(), group.served());
  }

  private KeptSnapshot kept(SnapshotId snapshot, Run run, SnapshotLife life) {
    return new KeptSnapshot(
        snapshot,
        run.tenant(),
        run.group(),
        run.id(),
        object,
        scene.group().settings().protection().content(),
        now,
        life.expiry(),
        life.lock(),
        false,
        SnapshotFate.LIVE);
  }
}
