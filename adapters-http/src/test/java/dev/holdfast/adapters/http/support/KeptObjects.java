package dev.holdfast.adapters.http.support;

import dev.holdfast.application.port.in.source.SearchObjects;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.protection.FoundObject;
import dev.holdfast.domain.protection.FoundObject.InGroup;
import dev.holdfast.domain.protection.LatestQuery;
import dev.holdfast.domain.protection.ObjectQuery;
import dev.holdfast.domain.protection.ObjectQuery.Place;
import dev.holdfast.domain.protection.ProtectedObjects;
import dev.holdfast.domain.protection.ProtectedObjects.Latest;
import dev.holdfast.domain.protection.ProtectedObjects.WithSnapshots;
import dev.holdfast.domain.source.NamePattern;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourceObject;
import dev.holdfast.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Objects and their newest snapshots in memory, as a test says that they are. */
public final class KeptObjects implements SearchObjects {
  private static final Comparator<SourceObject> ORDER =
      Comparator.comparing(SourceObject::name).thenComparingLong(object -> object.id().number());

  private final List<FoundObject> objects = new ArrayList<>();
  private final List<WithSnapshots> snapshots = new ArrayList<>();

  synchronized void forget() {
    objects.clear();
    snapshots.clear();
  }

  public synchronized void has(FoundObject object) {
    objects.add(object);
  }

  public synchronized void has(WithSnapshots object) {
    snapshots.add(object);
  }

  @Override
  public synchronized List<FoundObject> objects(Principal principal, ObjectQuery query) {
    principal.require(Privilege.OBJECT_SEARCH);
    return find(principal.tenant(), query);
  }

  @Override
  public synchronized Set<ObjectId> inGroups(Principal principal, Set<ObjectId> among) {
    principal.require(Privilege.PROTECTION_VIEW);
    return objects.stream()
        .filter(found -> found.object().tenant().equals(principal.tenant()))
        .filter(found -> !found.groups().isEmpty())
        .map(found -> found.object().id())
        .filter(among::contains)
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<FoundObject> find(TenantId tenant, ObjectQuery query) {
    return objects.stream()
        .filter(one -> matches(one.object(), tenant, query))
        .filter(one -> matches(one.groups(), query))
        .sorted(Comparator.comparing(FoundObject::object, ORDER))
        .limit(query.limit())
        .toList();
  }

  private static boolean matches(SourceObject object, TenantId tenant, ObjectQuery query) {
    return object.tenant().equals(tenant)
        && isAmong(query.ids(), object.id())
        && isAmong(query.osTypes(), object.osType())
        && (query.name() == null || query.name().matches(object.name()))
        && (query.isRegistered() == null || query.isRegistered() == object.isRegistered())
        && isAfter(object, query.after());
  }

  private static boolean matches(List<InGroup> groups, ObjectQuery query) {
    boolean isInGroup = groups.stream().anyMatch(in -> isAmong(query.groups(), in.group()));
    boolean hasStatus =
        groups.stream()
            .map(InGroup::lastRun)
            .anyMatch(run -> run != null && query.lastStatuses().contains(run.status()));
    return (query.isProtected() == null || query.isProtected() != groups.isEmpty())
        && (query.groups().isEmpty() || isInGroup)
        && (query.lastStatuses().isEmpty() || hasStatus);
  }

  @Override
  public synchronized ProtectedObjects protectedObjects(Principal principal, LatestQuery query) {
    principal.require(Privilege.RESTORE_VIEW);
    return query.limit() == 0 ? ProtectedObjects.NONE : latest(principal.tenant(), query);
  }

  private ProtectedObjects latest(TenantId tenant, LatestQuery query) {
    List<WithSnapshots> all =
        snapshots.stream()
            .filter(one -> one.object().tenant().equals(tenant))
            .filter(one -> isAmong(query.ids(), one.object().id()))
            .filter(one -> isAmong(query.osTypes(), one.object().osType()))
            .map(one -> matching(one, query))
            .filter(one -> !one.latest().isEmpty())
            .sorted(Comparator.comparing(WithSnapshots::object, ORDER))
            .toList();
    List<WithSnapshots> page =
        all.stream()
            .filter(one -> isAfter(one.object(), query.after()))
            .limit(query.limit())
            .toList();
    return new ProtectedObjects(page, all.size());
  }

  private static WithSnapshots matching(WithSnapshots one, LatestQuery query) {
    NamePattern name = query.name();
    Predicate<String> isMeant = text -> name == null || name.matches(text);
    boolean isNamed = isMeant.test(one.object().name());
    List<Latest> latest =
        one.latest().stream()
            .filter(snapshot -> isNamed || isMeant.test(snapshot.groupName()))
            .filter(snapshot -> isAmong(query.groups(), snapshot.group()))
            .filter(snapshot -> isAmong(query.instances(), snapshot.run().instance()))
            .filter(snapshot -> query.from() == null || !snapshot.taken().isBefore(query.from()))
            .filter(snapshot -> query.to() == null || snapshot.taken().isBefore(query.to()))
            .limit(query.perObject())
            .toList();
    return new WithSnapshots(one.object(), latest);
  }

  private static boolean isAfter(SourceObject object, @Nullable Place place) {
    return place == null
        || object.name().compareTo(place.name()) > 0
        || (object.name().equals(place.name()) && object.id().number() > place.id().number());
  }

  private static <T> boolean isAmong(Set<T> wanted, T one) {
    return wanted.isEmpty() || wanted.contains(one);
  }
}
