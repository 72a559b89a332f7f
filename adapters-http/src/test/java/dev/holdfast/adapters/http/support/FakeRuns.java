package dev.holdfast.adapters.http.support;

import dev.holdfast.application.port.in.protection.ReadRuns;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunCause;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunQuery;
import dev.holdfast.domain.protection.RunState;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs in memory, and how they were asked for. */
public final class FakeRuns implements ReadRuns {
  public final List<RunQuery> queries = new ArrayList<>();
  public final List<RunQuery> counts = new ArrayList<>();
  public final Map<ObjectId, Attempt> attempts = new HashMap<>();

  private final List<Shown> runs = new ArrayList<>();
  private final FakeGroups groups;

  FakeRuns(FakeGroups groups) {
    this.groups = groups;
  }

  public void forget() {
    runs.clear();
    queries.clear();
    counts.clear();
    attempts.clear();
  }

  /** A run that waits, of one host. */
  public Run accepted(GroupId group, RunType type) {
    return accepted(group, type, TestEdge.START);
  }

  /** The same at another time. */
  public Run accepted(GroupId group, RunType type, Instant start) {
    return new Run(
        RunId.of(runs.size() + 1L, start),
        TenantId.DEFAULT,
        group,
        "files",
        type,
        new RunCause.OnDemand("Admin"),
        List.of(),
        new RunState.Accepted(),
        List.of(ObjectRun.waiting(new ObjectId(7), "host-7", null)),
        null,
        null,
        null,
        null);
  }

  public Run has(Run run, KeptSnapshot... snapshots) {
    runs.removeIf(shown -> shown.run().id().equals(run.id()));
    runs.add(new Shown(run, List.of(snapshots)));
    return run;
  }

  @Override
  public List<Shown> list(Principal principal, RunQuery query) {
    groups.get(principal, query.group());
    queries.add(query);
    return runs.stream()
        .filter(shown -> shown.run().group().equals(query.group()))
        .filter(shown -> isWithin(shown.run(), query))
        .filter(shown -> query.types().contains(shown.run().type()))
        .sorted(Comparator.comparing((Shown shown) -> shown.run().start()).reversed())
        .filter(
            shown -> query.after() == null || shown.run().start().isBefore(query.after().start()))
        .limit(query.limit())
        .toList();
  }

  private static boolean isWithin(Run run, RunQuery query) {
    return !run.start().isBefore(query.from()) && run.start().isBefore(query.to());
  }

  @Override
  public long count(Principal principal, RunQuery query) {
    counts.add(query);
    return runs.size();
  }

  @Override
  public Shown get(Principal principal, GroupId group, RunId id) {
    return runs.stream()
        .filter(shown -> shown.run().id().equals(id) && shown.run().group().equals(group))
        .findFirst()
        .orElseThrow(() -> new NotFoundException("run.missing", "There is no run " + id + "."));
  }

  @Override
  public Optional<Run> find(Principal principal, RunId id) {
    return runs.stream().map(Shown::run).filter(run -> run.id().equals(id)).findFirst();
  }

  @Override
  public Map<GroupId, Shown> newest(Principal principal, Collection<GroupId> some) {
    Map<GroupId, Shown> newest = new HashMap<>();
    runs.stream()
        .filter(shown -> some.contains(shown.run().group()))
        .sorted(Comparator.comparing(shown -> shown.run().start()))
        .forEach(shown -> newest.put(shown.run().group(), shown));
    return newest;
  }

  @Override
  public Optional<Attempt> attempt(Principal principal, RunId run, ObjectId object) {
    return Optional.ofNullable(attempts.get(object));
  }
}
