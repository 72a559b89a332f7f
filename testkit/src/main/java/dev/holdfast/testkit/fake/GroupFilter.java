package dev.holdfast.testkit.fake;

import dev.holdfast.domain.protection.GroupQuery;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The groups of one query. */
record GroupFilter(ProtectionMemory memory, GroupQuery query, Instant now)
    implements Predicate<ProtectionGroup> {
  static final Comparator<ProtectionGroup> BY_NAME =
      Comparator.comparing((ProtectionGroup group) -> group.settings().name(), CodePoints.ORDER)
          .thenComparingLong(group -> group.id().number());

  @Override
  public boolean test(ProtectionGroup group) {
    return isAmong(query.ids(), group.id())
        && isAmong(query.names(), group.settings().name())
        && isAmong(query.policies(), group.settings().policy())
        && protectsOneOf(group)
        && isAsAsked(query.isPaused(), group.isPaused())
        && isAsAsked(query.isActive(), group.isActive(now))
        && isAsAsked(query.isDeleted(), group.isDeleted())
        && (!group.isDeleted() || !memory.snapshots.liveOf(group.id()).isEmpty())
        && (!query.isLocking() || isLocking(group))
        && isOfNewest(group)
        && isAfter(group);
  }

  /** The group with the revision that a change gives it. */
  static ProtectionGroup revised(ProtectionGroup group) {
    return new ProtectionGroup(
        group.id(),
        group.tenant(),
        group.settings(),
        group.timing(),
        group.history(),
        group.served(),
        group.policySeen(),
        group.deletion(),
        group.nextLook(),
        group.modified(),
        group.revision() + 1);
  }

  private boolean protectsOneOf(ProtectionGroup group) {
    return query.objects().isEmpty()
        || !Collections.disjoint(query.objects(), group.settings().protection().objects());
  }

  private boolean isLocking(ProtectionGroup group) {
    return memory
        .policy(group.tenant(), group.settings().policy())
        .filter(policy -> policy.settings().isLocking())
        .isPresent();
  }

  /** A group without a run has no status and violates nothing. */
  private boolean isOfNewest(ProtectionGroup group) {
    Optional<Run> newest =
        Optional.ofNullable(memory.runs.of(group.id()).lastEntry()).map(entry -> entry.getValue());
    return (query.statuses().isEmpty()
            || newest.filter(run -> query.statuses().contains(run.state().status())).isPresent())
        && isAsAsked(
            query.isSlaViolated(), newest.filter(run -> run.isSlaViolated(now)).isPresent());
  }

  private boolean isAfter(ProtectionGroup group) {
    GroupQuery.Place after = query.after();
    if (after == null) {
      return true;
    }
    int byName = CodePoints.ORDER.compare(group.settings().name(), after.name());
    return byName > 0 || (byName == 0 && group.id().number() > after.id().number());
  }

  private static <T> boolean isAmong(Set<T> wanted, T value) {
    return wanted.isEmpty() || wanted.contains(value);
  }

  private static boolean isAsAsked(@Nullable Boolean asked, boolean is) {
    return asked == null || asked == is;
  }
}
