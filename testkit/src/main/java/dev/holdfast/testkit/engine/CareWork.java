package dev.holdfast.testkit.engine;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.check.CheckOptions;
import dev.holdfast.engine.forget.ForgetPlan;
import dev.holdfast.engine.forget.GroupBy;
import dev.holdfast.engine.forget.Interval;
import dev.holdfast.engine.forget.KeepRules;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.prune.MaxUnused;
import dev.holdfast.engine.prune.PruneListener;
import dev.holdfast.engine.prune.PruneOptions;
import dev.holdfast.engine.repair.RepairListener;
import dev.holdfast.engine.repair.RepairOptions;
import dev.holdfast.engine.repository.Repository;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Work on the repository of a {@link CareScene} that a fault may cut off anywhere. */
public enum CareWork {
  BACKUP {
    @Override
    public void run(Repository repository, CareScene scene) {
      scene.backUpMore(repository);
    }
  },
  FORGET_BY_ID {
    @Override
    public void run(Repository repository, CareScene scene) {
      repository.forget(scene.snapshots().getFirst());
    }

    @Override
    List<SnapshotId> staying(List<SnapshotId> snapshots) {
      return snapshots.subList(1, snapshots.size());
    }
  },
  FORGET_BY_RULES {
    @Override
    public void run(Repository repository, CareScene scene) {
      KeepRules newest = new KeepRules(Map.of(Interval.LAST, 1), Map.of(), List.of());
      repository
          .care()
          .forget(all -> ForgetPlan.of(all, newest, Set.of(GroupBy.HOST), CareScene.NOW));
    }

    @Override
    List<SnapshotId> staying(List<SnapshotId> snapshots) {
      return snapshots.subList(snapshots.size() - 1, snapshots.size());
    }
  },
  PRUNE {
    @Override
    public void run(Repository repository, CareScene scene) {
      repository.care().prune(ALL, PruneListener.NONE, Cancellation.NEVER);
    }
  },
  REPAIR {
    @Override
    public void run(Repository repository, CareScene scene) {
      RepairOptions everything = new RepairOptions(CheckOptions.ALL, false);
      repository.care().repair(everything, RepairListener.NONE, Cancellation.NEVER);
    }
  };

  private static final PruneOptions ALL = new PruneOptions(new MaxUnused.Fixed(0), Long.MAX_VALUE);

  /** Does it. Doing it again is no error. */
  public abstract void run(Repository repository, CareScene scene);

  /** Those of the scene's snapshots, oldest first, that this work must not touch. */
  List<SnapshotId> staying(List<SnapshotId> snapshots) {
    return snapshots;
  }
}
