package dev.holdfast.testkit.build;

import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.recovery.FileTarget;
import dev.holdfast.domain.recovery.RecoveredSnapshot;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.recovery.RecoveryState;
import dev.holdfast.domain.recovery.RecoveryTask;
import dev.holdfast.domain.recovery.RecoveryTotals;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A recovery of one folder to another one, accepted, unless more is said. */
public final class RecoveryBuilder {
  private static final List<EntryPath> PATHS = List.of(new EntryPath("/etc"));

  private final long number;
  private TenantId tenant = TenantId.DEFAULT;
  private String name = "recovery";
  private @Nullable RecoveryId parent;
  private Instant created = GroupBuilder.CREATED;
  private RecoveryState state = new RecoveryState.Accepted();
  private RecoveryTask task =
      new RecoveryTask.Files(
          PATHS,
          new FileTarget(new ObjectId(7), new SourcePath("/back"), false, true, true, true, false));

  public RecoveryBuilder(long number) {
    this.number = number;
  }

  public RecoveryBuilder of(TenantId newTenant) {
    tenant = newTenant;
    return this;
  }

  public RecoveryBuilder named(String newName) {
    name = newName;
    return this;
  }

  public RecoveryBuilder childOf(RecoveryId newParent) {
    parent = newParent;
    return this;
  }

  public RecoveryBuilder createdAt(Instant time) {
    created = time;
    return this;
  }

  public RecoveryBuilder in(RecoveryState newState) {
    state = newState;
    return this;
  }

  public RecoveryBuilder download() {
    task = new RecoveryTask.Download(PATHS);
    return this;
  }

  public Recovery build() {
    return new Recovery(
        new RecoveryId(number),
        tenant,
        name,
        parent,
        task,
        List.of(snapshot()),
        state,
        null,
        "Ann",
        created,
        JobId.random(new SplittableRandom(number)),
        3);
  }

  private RecoveredSnapshot snapshot() {
    return new RecoveredSnapshot(
        new SnapshotId("%064x".formatted(number)),
        RunId.of(number, GroupBuilder.CREATED),
        new ObjectId(7),
        "host",
        new GroupId(10),
        "daily",
        GroupBuilder.CREATED,
        new RecoveryState.Accepted(),
        null,
        RecoveryTotals.NONE);
  }
}
