package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.domain.protection.GroupQuery;
import dev.holdfast.domain.protection.RunStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which groups a request lists. */
final class GroupFilter {
  static final String MAX = "maxResultCount";

  /** What a client can use of one answer. */
  static final long PAGE_MAX = 1_000;

  private static final Set<String> ENVIRONMENTS = Set.of("kPhysical", "kSQL", "kKubernetes");

  /** Copies elsewhere, which no run here has. */
  private static final List<String> OF_COPIES =
      List.of("lastRunReplicationStatus", "lastRunArchivalStatus", "lastRunCloudSpinStatus");

  /** Those of our runs; each that is given counts. */
  private static final List<String> OF_RUNS =
      List.of("lastRunLocalBackupStatus", "lastRunAnyStatus");

  private final Query query;
  private final WireIds ids;
  private boolean isVain;

  private GroupFilter(Query query, WireIds ids) {
    this.query = query;
    this.ids = ids;
  }

  /**
   * The groups to list; empty if none can match.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException that names the parameter that is wrong
   */
  static Optional<GroupQuery> of(Query query, WireIds ids) {
    GroupFilter filter = new GroupFilter(query, ids);
    GroupQuery groups = filter.groups();
    return filter.isVain ? Optional.empty() : Optional.of(groups);
  }

  private GroupQuery groups() {
    List<String> environments = query.words("environments", ENVIRONMENTS);
    requireOneOf(environments, environments.contains("kPhysical") ? 1 : 0);
    for (String name : OF_COPIES) {
      requireOneOf(query.words(name, RunStatuses.WORDS), 0);
    }
    return new GroupQuery(
        given(ids.groups(query, "ids").orElse(null)),
        query.names("names"),
        given(ids.policies(query, "policyIds").orElse(null)),
        given(WireIds.objects(query, "sourceIds").orElse(null)),
        statuses(),
        flag("isPaused"),
        flag("isActive"),
        query.flag("isDeleted").orElse(false),
        flag("isLastRunSlaViolated"),
        query.flag("includeGroupsWithDatalockOnly").orElse(false),
        Cookie.group(query).orElse(null),
        limit());
  }

  /** One more than is shown, to see whether there is another page. */
  private int limit() {
    return page(query).map(max -> max + 1).orElse(Integer.MAX_VALUE);
  }

  /** How many to show; empty for all. */
  static Optional<Integer> page(Query query) {
    return query.number(MAX, 1, PAGE_MAX).map(Math::toIntExact);
  }

  private @Nullable Boolean flag(String name) {
    return query.flag(name).orElse(null);
  }

  private <T> Set<T> given(@Nullable Set<T> filter) {
    isVain |= filter != null && filter.isEmpty();
    return filter == null ? Set.of() : filter;
  }

  private Set<RunStatus> statuses() {
    List<Set<RunStatus>> each = new ArrayList<>();
    for (String name : OF_RUNS) {
      List<String> words = query.words(name, RunStatuses.WORDS);
      if (!words.isEmpty()) {
        each.add(RunStatuses.known(words));
      }
    }
    Set<RunStatus> all = each.isEmpty() ? Set.of() : new HashSet<>(each.getFirst());
    for (Set<RunStatus> one : each) {
      all.retainAll(one);
    }
    requireOneOf(each, all.size());
    return all;
  }

  /** An empty set stands for all, so a filter of which nothing is left must end the search. */
  private void requireOneOf(Collection<?> given, int found) {
    isVain |= !given.isEmpty() && found == 0;
  }
}
