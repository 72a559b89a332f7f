package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.ObjectSearch;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.protection.FoundObject;
import dev.holdfast.domain.protection.FoundObject.InGroup;
import dev.holdfast.domain.protection.FoundObject.LastRun;
import dev.holdfast.domain.protection.FoundSnapshot;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.LatestQuery;
import dev.holdfast.domain.protection.ObjectQuery;
import dev.holdfast.domain.protection.ProtectedObjects;
import dev.holdfast.domain.protection.ProtectedObjects.WithSnapshots;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.SnapshotQuery;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourceObject;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at everything that there is. */
final class InMemoryObjectSearch implements ObjectSearch {
  private static final Comparator<KeptSnapshot> NEWEST_FIRST =
      Comparator.comparing(KeptSnapshot::run, RunTable.OLDEST_FIRST.reversed())
          .thenComparingLong(snapshot -> snapshot.object().number());

  private final ProtectionMemory memory;
  private final InMemoryRegistrations registrations;

  InMemoryObjectSearch(ProtectionMemory memory, InMemoryRegistrations registrations) {
    this.memory = memory;
    this.registrations = registrations;
  }

  @Override
  public List<FoundObject> objects(TenantId tenant, ObjectQuery query, Instant now) {
    synchronized (memory.jobs) {
      return registrations
          .known(tenant)
          .filter(object -> object.isRegistered() || hasSnapshots(object))
          .filter(object -> isAmong(query.ids(), object.id()))
          .filter(object -> isAmong(query.osTypes(), object.osType()))
          .filter(object -> query.name() == null || query.name().matches(object.name()))
          .filter(object -> isAsAsked(query.isRegistered(), object.isRegistered()))
          .filter(object -> isAfter(query.after(), object))
          .map(object -> new FoundObject(object, groups(object, now)))
          .filter(found -> isWanted(found, query))
          .limit(query.limit())
          .toList();
    }
  }

  @Override
  public ProtectedObjects withSnapshots(TenantId tenant, LatestQuery query) {
    synchronized (memory.jobs) {
      LatestSnapshots latest = new LatestSnapshots(memory, query);
      List<WithSnapshots> all =
          registrations
              .known(tenant)
              .filter(object -> isAmong(query.ids(), object.id()))
              .filter(object -> isAmong(query.osTypes(), object.osType()))
              .flatMap(object -> latest.of(object).stream())
              .toList();
      return new ProtectedObjects(
          all.stream()
              .filter(found -> isAfter(query.after(), found.object()))
              .limit(query.limit())
              .toList(),
          all.size());
    }
  }

  @Override
  public List<FoundSnapshot> snapshots(TenantId tenant, SnapshotQuery query) {
    synchronized (memory.jobs) {
      return memory.snapshots.live(tenant).values().stream()
          .filter(found -> query.object() == null || query.object().equals(found.object()))
          .filter(found -> isAmong(query.groups(), found.group()))
          .filter(found -> isAmong(query.instances(), found.run().instance()))
          .filter(found -> isAmong(query.contents(), found.content()))
          .filter(found -> query.taken().holds(found.taken()))
          .filter(found -> query.started().holds(found.run().start()))
          .sorted(NEWEST_FIRST)
          .map(this::found)
          .filter(found -> isAmong(query.types(), found.type()))
          .toList();
    }
  }

  private FoundSnapshot found(KeptSnapshot snapshot) {
    return new FoundSnapshot(
        snapshot,
        memory.runs.find(snapshot.run()).orElseThrow().type(),
        memory.known(snapshot.group()).settings().name());
  }

  @Override
  public Set<ObjectId> inGroups(TenantId tenant, Set<ObjectId> among) {
    synchronized (memory.jobs) {
      return memory
          .undeleted(tenant)
          .flatMap(group -> group.settings().protection().objects().stream())
          .filter(among::contains)
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  private boolean hasSnapshots(SourceObject object) {
    return memory.snapshots.live(object.tenant()).values().stream()
        .anyMatch(snapshot -> snapshot.object().equals(object.id()));
  }

  private List<InGroup> groups(SourceObject object, Instant now) {
    Stream<ProtectionGroup> protecting =
        memory
            .undeleted(object.tenant())
            .filter(group -> group.settings().protection().objects().contains(object.id()));
    return protecting.sorted(GroupFilter.BY_NAME).map(group -> inGroup(group, now)).toList();
  }

  private InGroup inGroup(ProtectionGroup group, Instant now) {
    PolicyId policy = group.settings().policy();
    String policyName =
        memory.policy(group.tenant(), policy).map(found -> found.settings().name()).orElse("");
    return new InGroup(group.id(), group.settings().name(), policy, policyName, last(group, now));
  }

  private @Nullable LastRun last(ProtectionGroup group, Instant now) {
    Map.Entry<?, Run> newest = memory.runs.of(group.id()).lastEntry();
    if (newest == null) {
      return null;
    }
    Run run = newest.getValue();
    return new LastRun(run.id(), run.state().status(), run.isSlaViolated(now));
  }

  private static boolean isWanted(FoundObject found, ObjectQuery query) {
    List<InGroup> groups = found.groups();
    return isAsAsked(query.isProtected(), !groups.isEmpty())
        && (query.groups().isEmpty()
            || groups.stream().anyMatch(in -> query.groups().contains(in.group())))
        && (query.lastStatuses().isEmpty()
            || groups.stream().anyMatch(in -> hasStatus(in.lastRun(), query)));
  }

  private static boolean hasStatus(@Nullable LastRun run, ObjectQuery query) {
    return run != null && query.lastStatuses().contains(run.status());
  }

  private static boolean isAfter(ObjectQuery.@Nullable Place after, SourceObject object) {
    if (after == null) {
      return true;
    }
    int byName = CodePoints.ORDER.compare(object.name(), after.name());
    return byName > 0 || (byName == 0 && object.id().number() > after.id().number());
  }

  private static boolean isAsAsked(@Nullable Boolean asked, boolean is) {
    return asked == null || asked == is;
  }

  private static <T> boolean isAmong(Set<T> wanted, T value) {
    return wanted.isEmpty() || wanted.contains(value);
  }
}
