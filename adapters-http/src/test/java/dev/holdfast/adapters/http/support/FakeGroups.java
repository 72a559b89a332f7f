package dev.holdfast.adapters.http.support;

import dev.holdfast.adapters.http.GroupUseCases;
import dev.holdfast.application.port.in.protection.ActOnRuns;
import dev.holdfast.application.port.in.protection.ManageGroups;
import dev.holdfast.application.port.in.protection.StartRun;
import dev.holdfast.application.port.in.protection.UpdateRuns;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.policy.RunHistory;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.policy.ServedPeriods;
import dev.holdfast.domain.protection.Deletion;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.GroupQuery;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.OsType;
import dev.holdfast.domain.source.SourceObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Protection groups in memory, and what was asked of them and of their runs. */
public final class FakeGroups implements ManageGroups, StartRun, ActOnRuns, UpdateRuns {
  /** A start as it was asked for. */
  public record Started(GroupId group, RunType type, List<Choice> choices) {}

  public final FakeRuns runs = new FakeRuns(this);
  public final List<GroupQuery> queries = new ArrayList<>();
  public final List<Draft> drafts = new ArrayList<>();
  public final List<Started> starts = new ArrayList<>();
  public final List<Update> updates = new ArrayList<>();
  public final List<Cancellation> cancellations = new ArrayList<>();

  /** Hosts that are registered no more. */
  public final Set<ObjectId> gone = new HashSet<>();

  /** Runs that no action or change suits. */
  public final Set<RunId> stubborn = new HashSet<>();

  private final Map<Long, ProtectionGroup> groups = new TreeMap<>();
  private boolean isProtectOnce;

  GroupUseCases all() {
    return new GroupUseCases(this, this, this, this, runs);
  }

  /** Begins anew. */
  public void forget() {
    groups.clear();
    queries.clear();
    drafts.clear();
    starts.clear();
    updates.clear();
    cancellations.clear();
    gone.clear();
    stubborn.clear();
    runs.forget();
    isProtectOnce = false;
  }

  public void protectOnce() {
    isProtectOnce = true;
  }

  public ProtectionGroup only() {
    return groups.values().iterator().next();
  }

  public void change(ProtectionGroup changed) {
    groups.put(changed.id().number(), changed);
  }

  @Override
  public ProtectionGroup create(Principal principal, Draft draft) {
    drafts.add(draft);
    if (groups.values().stream()
        .anyMatch(group -> group.settings().name().equals(draft.settings().name()))) {
      throw new StateConflictException("group.name.taken", "The name is taken.");
    }
    Instant now = TestEdge.START;
    GroupTiming timing = GroupTiming.of(now, draft.startTime()).endingAt(draft.end());
    ProtectionGroup group =
        new ProtectionGroup(
            new GroupId(groups.size() + 1L),
            principal.tenant(),
            draft.settings(),
            draft.isPaused() ? timing.paused(now) : timing,
            RunHistory.startingAt(now),
            ServedPeriods.NONE,
            now,
            null,
            now,
            now,
            1);
    change(group);
    return group;
  }

  @Override
  public List<ProtectionGroup> list(Principal principal, GroupQuery query) {
    queries.add(query);
    return groups.values().stream()
        .sorted(Comparator.comparing(group -> group.settings().name()))
        .filter(group -> group.isDeleted() == query.isDeleted())
        .filter(group -> query.ids().isEmpty() || query.ids().contains(group.id()))
        .filter(
            group ->
                query.after() == null
                    || group.settings().name().compareTo(query.after().name()) > 0)
        .limit(query.limit())
        .toList();
  }

  @Override
  public List<Shown> show(Principal principal, List<ProtectionGroup> some) {
    return some.stream().map(group -> new Shown(group, isProtectOnce, objects(group))).toList();
  }

  private List<SourceObject> objects(ProtectionGroup group) {
    return group.settings().protection().targets().stream()
        .map(
            host ->
                new SourceObject(
                    host.id(),
                    group.tenant(),
                    "host-" + host.id(),
                    OsType.LINUX,
                    !gone.contains(host.id())))
        .toList();
  }

  @Override
  public ProtectionGroup get(Principal principal, GroupId id) {
    ProtectionGroup group = groups.get(id.number());
    if (group == null) {
      throw new NotFoundException("group.missing", "There is no group " + id + ".");
    }
    return group;
  }

  @Override
  public ProtectionGroup replace(
      Principal principal, GroupId id, Draft draft, @Nullable Instant read) {
    ProtectionGroup present = get(principal, id);
    if (read != null && !read.equals(present.modified())) {
      throw new StateConflictException("group.stale", "It was changed since it was read.");
    }
    drafts.add(draft);
    GroupTiming timing = present.timing().startingAt(draft.startTime()).endingAt(draft.end());
    change(present.with(draft.settings(), timing, present.modified().plusSeconds(1)));
    return get(principal, id);
  }

  @Override
  public void delete(Principal principal, GroupId id, boolean withSnapshots) {
    ProtectionGroup group = get(principal, id);
    change(group.deleted(new Deletion(TestEdge.START, withSnapshots), TestEdge.START));
  }

  @Override
  public Run start(Principal principal, GroupId group, RunType type, List<Choice> choices) {
    get(principal, group);
    starts.add(new Started(group, type, choices));
    return runs.accepted(group, type);
  }

  @Override
  public List<ActOnRuns.Result> pause(Principal principal, GroupId group, List<RunId> some) {
    return acted(principal, group, some);
  }

  @Override
  public List<ActOnRuns.Result> resume(Principal principal, GroupId group, List<RunId> some) {
    return acted(principal, group, some);
  }

  private List<ActOnRuns.Result> acted(Principal principal, GroupId group, List<RunId> some) {
    get(principal, group);
    return some.stream()
        .map(run -> new ActOnRuns.Result(run, stubborn.contains(run) ? "It can't be." : ""))
        .toList();
  }

  @Override
  public void cancel(Principal principal, GroupId group, List<Cancellation> some) {
    get(principal, group);
    cancellations.addAll(some);
  }

  @Override
  public List<UpdateRuns.Result> update(Principal principal, GroupId group, List<Update> some) {
    get(principal, group);
    updates.addAll(some);
    return some.stream()
        .map(one -> new UpdateRuns.Result(one.run(), stubborn.contains(one.run()) ? "Held." : ""))
        .toList();
  }
}
