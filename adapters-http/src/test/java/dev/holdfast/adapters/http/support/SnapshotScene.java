package dev.holdfast.adapters.http.support;

import dev.holdfast.adapters.http.protection.SnapshotName;
import dev.holdfast.application.port.in.snapshot.BrowseSnapshots;
import dev.holdfast.application.port.out.ProtectionGroups;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.application.service.snapshot.BrowseSnapshotsService;
import dev.holdfast.application.service.snapshot.LiveSnapshots;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.policy.SnapshotLock;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunCause;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunOutcome;
import dev.holdfast.domain.protection.RunState;
import dev.holdfast.domain.protection.SnapshotContent;
import dev.holdfast.domain.protection.SnapshotFate;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.GroupBuilder;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.fake.InMemoryJobs;
import dev.holdfast.testkit.fake.InMemoryProtection;
import dev.holdfast.testkit.fake.InMemorySnapshotFiles;
import dev.holdfast.testkit.fake.InMemorySnapshotStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Snapshots of files in memory, of runs that have ended; each run has one snapshot. */
public final class SnapshotScene {
  private final InMemorySnapshotStore store = new InMemorySnapshotStore();
  private final InMemoryProtection protection = InMemoryProtection.with(new InMemoryJobs());
  public final InMemorySnapshotFiles files = new InMemorySnapshotFiles(store);
  private long runs;

  BrowseSnapshots browse() {
    return new BrowseSnapshotsService(new LiveSnapshots(protection.kept()), files);
  }

  /** Stores files, and gives the id that clients have of the snapshot. */
  public String stored(TenantId tenant, ObjectId object, Map<String, byte[]> contents) {
    runs++;
    Instant start = TestEdge.START.plusSeconds(runs);
    PolicyId policy = new PolicyId(runs);
    protection.policies().add(new Policy(policy, tenant, named("policy"), TestEdge.START));
    ProtectionGroup group =
        new GroupBuilder(runs, policy).of(tenant).named("group " + runs).build();
    Run run = run(group, start);
    KeptSnapshot kept =
        new KeptSnapshot(
            store(tenant, contents),
            tenant,
            group.id(),
            run.id(),
            object,
            SnapshotContent.FILES,
            start,
            start.plus(Duration.ofDays(1)),
            new SnapshotLock.None(),
            false,
            SnapshotFate.LIVE);
    protection.groups().add(group);
    protection
        .groups()
        .change(
            new ProtectionGroups.Change(
                protection.groups().find(tenant, group.id()).orElseThrow(),
                List.of(run),
                List.of(kept),
                List.of(),
                List.of(),
                null,
                false,
                List.of()));
    return new SnapshotName(run.id(), object).id();
  }

  private PolicySettings named(String word) {
    return new PolicyBuilder().name(word + " " + runs).build();
  }

  private static Run run(ProtectionGroup group, Instant start) {
    return new Run(
        RunId.of(group.id().number(), start),
        group.tenant(),
        group.id(),
        group.settings().name(),
        RunType.REGULAR,
        new RunCause.Scheduled(start),
        List.of(),
        new RunState.Ended(RunOutcome.SUCCEEDED, start, ""),
        List.of(),
        start,
        start.plusSeconds(60),
        null,
        null);
  }

  private SnapshotId store(TenantId tenant, Map<String, byte[]> contents) {
    SnapshotStore.Label label = new SnapshotStore.Label(TestEdge.START, List.of(), "/");
    try (SnapshotStore.Writer writer = store.begin(tenant, label)) {
      contents.forEach(
          (path, content) -> writer.addFile(List.of(path.substring(1).split("/")), content));
      return writer.commit();
    }
  }
}
