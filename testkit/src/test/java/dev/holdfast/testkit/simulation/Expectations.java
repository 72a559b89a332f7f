package dev.holdfast.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.HoldfastApplication.Ports;
import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.application.port.out.KeptSnapshots.Swap;
import dev.holdfast.application.port.out.ProtectionGroups;
import dev.holdfast.application.port.out.ProtectionGroups.Change;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.protection.Clearance;
import dev.holdfast.domain.protection.Deletion;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.fake.InMemoryPorts;
import dev.holdfast.testkit.fake.InMemorySnapshotStore.StoredSnapshot;
import dev.holdfast.testkit.fake.PortsReplaced;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Looks on as the catalogue changes, and knows what should become of everything in it. */
final class Expectations {
  private final InMemoryPorts memory;
  private final InstantSource clock;
  private final Map<GroupId, ExpectedGroup> groups = new LinkedHashMap<>();

  /** Deleted with all their snapshots. */
  private final Set<GroupId> doomed = new HashSet<>();

  private final ExpectedSnapshots snapshots = new ExpectedSnapshots();
  private final Set<TenantId> tenants;
  private long changes;

  Expectations(InMemoryPorts memory, InstantSource clock, Set<TenantId> tenants) {
    this.memory = memory;
    this.clock = clock;
    this.tenants = tenants;
  }

  /** The ports with an eye on what changes. */
  Ports witnessing(Ports real) {
    return PortsReplaced.in(real, this::witnessed);
  }

  private Object witnessed(Class<?> type, Object port) {
    return switch (port) {
      case SnapshotStore store -> Witness.of(SnapshotStore.class, store, this::sawStore);
      case ProtectionGroups groups -> Witness.of(ProtectionGroups.class, groups, this::sawGroups);
      case KeptSnapshots kept -> Witness.of(KeptSnapshots.class, kept, this::sawKept);
      default -> port;
    };
  }

  void expect(ProtectionGroup made, PolicySettings policy) {
    groups.put(made.id(), new ExpectedGroup(made, policy));
  }

  ExpectedGroup of(GroupId group) {
    ExpectedGroup known = groups.get(group);
    if (known == null) {
      throw new AssertionError("Nobody knows of the group " + group);
    }
    return known;
  }

  ExpectedSnapshots snapshots() {
    return snapshots;
  }

  /** How often the catalogue was changed. */
  long changes() {
    return changes;
  }

  long runs() {
    return groups.values().stream().mapToLong(ExpectedGroup::runs).sum();
  }

  long missed() {
    return groups.values().stream().mapToLong(ExpectedGroup::missed).sum();
  }

  /** The next instant at which something should happen. */
  Instant next(Instant now) {
    Instant next = snapshots.next();
    for (ExpectedGroup group : groups.values()) {
      Instant ofGroup = group.next();
      next = ofGroup.isAfter(now) && ofGroup.isBefore(next) ? ofGroup : next;
    }
    return next.isAfter(now) ? next : soonest(now);
  }

  private Instant soonest(Instant now) {
    return groups.values().stream()
        .map(ExpectedGroup::next)
        .filter(now::isBefore)
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }

  private void sawGroups(String method, List<?> arguments, Object result) {
    if (result == ProtectionGroups.Outcome.DONE && arguments.getFirst() instanceof Change change) {
      changes++;
      Instant now = clock.instant();
      ExpectedGroup group = of(change.group().id());
      group.saw(change.runs(), now);
      change.snapshots().forEach(snapshot -> added(snapshot, change.runs()));
      Deletion deletion = change.group().deletion();
      if (deletion != null && deletion.withSnapshots()) {
        doomed.add(change.group().id());
        snapshots.mayGo(
            snapshots.live().stream()
                .filter(snapshot -> snapshot.group().equals(change.group().id()))
                .toList(),
            now);
      }
    }
  }

  private void added(KeptSnapshot snapshot, List<Run> runs) {
    Run run =
        runs.stream().filter(one -> one.id().equals(snapshot.run())).findFirst().orElseThrow();
    snapshots.added(snapshot, ExpectedSnapshot.of(of(snapshot.group()).life(run)));
  }

  private void sawKept(String method, List<?> arguments, Object result) {
    if (method.equals("swap") && result.equals(true)) {
      for (Object one : (List<?>) arguments.getFirst()) {
        changes++;
        Swap swap = (Swap) one;
        if (doomed.contains(swap.read().group())) {
          snapshots.mayGo(List.of(swap.read()), clock.instant());
        }
        snapshots.changed(swap.changed(), clock.instant());
      }
    }
  }

  private void sawStore(String method, List<?> arguments, Object result) {
    if (method.equals("forget")) {
      for (Object one : (List<?>) arguments.get(1)) {
        snapshots.forgotten(((Clearance) one).snapshot(), clock.instant());
      }
    }
  }

  /**
   * The server has nothing to do: what was due has happened.
   *
   * @param mayWait whether a worker is at work on a run, or none is free for it
   */
  void assertSettled(Predicate<Run> mayWait) {
    Instant now = clock.instant();
    groups.values().forEach(group -> group.assertSettled(mayWait, now));
    snapshots.assertGone(now);
  }

  /** Neither is any run under way: the catalogue and the repositories agree on what there is. */
  void assertComplete() {
    Set<SnapshotId> inCatalogue = new HashSet<>();
    tenants.forEach(tenant -> inCatalogue.addAll(memory.protection().kept().live(tenant)));
    snapshots.assertAreAll(
        inCatalogue,
        memory.snapshots().snapshots().stream().map(StoredSnapshot::id).collect(Collectors.toSet()),
        clock.instant());
  }

  /** Every run has come to its end. */
  void assertNothingIsOpen() {
    groups.values().forEach(group -> assertThat(group.open()).isEmpty());
  }
}
