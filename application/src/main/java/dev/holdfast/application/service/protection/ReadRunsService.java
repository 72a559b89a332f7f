package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.in.protection.ReadRuns;
import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.application.port.out.ProtectionGroups;
import dev.holdfast.application.port.out.Runs;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunQuery;
import dev.holdfast.domain.source.ObjectId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads runs with their snapshots, in two queries however many they are. */
public final class ReadRunsService implements ReadRuns {
  private final ProtectionGroups groups;
  private final Runs runs;
  private final KeptSnapshots kept;
  private final RunProgress progress;

  ReadRunsService(ProtectionGroups groups, Runs runs, KeptSnapshots kept, RunProgress progress) {
    this.groups = groups;
    this.runs = runs;
    this.kept = kept;
    this.progress = progress;
  }

  @Override
  public List<Shown> list(Principal principal, RunQuery query) {
    requireReader(principal);
    if (groups.find(principal.tenant(), query.group()).isEmpty()) {
      throw GroupEdits.missing(query.group());
    }
    return shown(principal, runs.list(principal.tenant(), query));
  }

  @Override
  public long count(Principal principal, RunQuery query) {
    requireReader(principal);
    return runs.count(principal.tenant(), query);
  }

  @Override
  public Shown get(Principal principal, GroupId group, RunId id) {
    Run run =
        find(principal, id)
            .filter(found -> found.group().equals(group))
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "run.missing", "Group %s has no run %s.".formatted(group, id)));
    return shown(principal, List.of(run)).getFirst();
  }

  @Override
  public Optional<Run> find(Principal principal, RunId id) {
    requireReader(principal);
    return runs.find(principal.tenant(), id);
  }

  @Override
  public Map<GroupId, Shown> newest(Principal principal, Collection<GroupId> wanted) {
    requireReader(principal);
    return shown(principal, List.copyOf(runs.newest(principal.tenant(), wanted).values())).stream()
        .collect(Collectors.toMap(shown -> shown.run().group(), shown -> shown));
  }

  @Override
  public Optional<Attempt> attempt(Principal principal, RunId run, ObjectId object) {
    // What is told of attempts knows no tenants.
    return find(principal, run)
        .flatMap(own -> progress.of(own.id(), object))
        .map(
            told ->
                new Attempt(told.files(), told.bytes(), told.bytesRead(), told.bytesExpected()));
  }

  private List<Shown> shown(Principal principal, List<Run> some) {
    Map<RunId, List<KeptSnapshot>> snapshots =
        kept.ofRuns(principal.tenant(), some.stream().map(Run::id).toList());
    return some.stream()
        .map(run -> new Shown(run, snapshots.getOrDefault(run.id(), List.of())))
        .toList();
  }

  private static void requireReader(Principal principal) {
    principal.require(Privilege.PROTECTION_VIEW);
  }
}
