package dev.holdfast.application.service.recovery;

import dev.holdfast.application.port.in.recovery.ManageRecoveries.Choice;
import dev.holdfast.application.port.in.recovery.ManageRecoveries.Draft;
import dev.holdfast.application.port.out.FileRestores;
import dev.holdfast.application.port.out.Numbers;
import dev.holdfast.application.port.out.ProtectionGroups;
import dev.holdfast.application.port.out.Recoveries;
import dev.holdfast.application.port.out.Registrations;
import dev.holdfast.application.port.out.TenantRoots;
import dev.holdfast.application.port.out.VolumeRestores;
import dev.holdfast.application.service.snapshot.LiveSnapshots;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.SnapshotContent;
import dev.holdfast.domain.recovery.FileTarget;
import dev.holdfast.domain.recovery.RecoveredSnapshot;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.recovery.RecoveryState;
import dev.holdfast.domain.recovery.RecoveryTask;
import dev.holdfast.domain.recovery.RecoveryTotals;
import dev.holdfast.domain.recovery.VolumeMapping;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourceObject;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes recoveries of what clients want back, refusing what could not be brought back. */
record NewRecoveries(
    LiveSnapshots snapshots,
    ProtectionGroups groups,
    Registrations registrations,
    Recoveries recoveries,
    FileRestores files,
    VolumeRestores volumes,
    TenantRoots roots,
    Numbers numbers,
    InstantSource clock,
    RandomGenerator chance) {

  private static final int NAME_CHARS_MAX = 256;

  /** Each is a row of the answer, and is worked on in turn. */
  private static final int SNAPSHOTS_MAX = 100;

  Recovery of(Principal principal, Draft draft) {
    TenantId tenant = principal.tenant();
    checkName(draft.name());
    RecoveryId parent = draft.parent();
    if (parent != null && recoveries.find(tenant, parent).isEmpty()) {
      throw new InvalidInputException(
          "recovery.parent", "parentRecoveryId: there is no recovery " + parent + ".");
    }
    List<KeptSnapshot> chosen = chosen(tenant, draft.choices());
    checkContent(draft.task(), chosen);
    checkTask(tenant, draft.task());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new Recovery(
        new RecoveryId(numbers.next()),
        tenant,
        draft.name(),
        parent,
        draft.task(),
        recovered(tenant, chosen),
        new RecoveryState.Accepted(),
        null,
        principal.name(),
        now,
        JobId.random(chance),
        0);
  }

  private static void checkName(String name) {
    if (name.isBlank() || name.length() > NAME_CHARS_MAX) {
      throw new InvalidInputException(
          "recovery.name",
          "name: a recovery has a name of at most %d characters.".formatted(NAME_CHARS_MAX));
    }
  }

  private List<KeptSnapshot> chosen(TenantId tenant, List<Choice> choices) {
    if (choices.isEmpty() || choices.size() > SNAPSHOTS_MAX) {
      throw new InvalidInputException(
          "recovery.objects",
          "objects: a recovery names 1 to %d snapshots, not %d."
              .formatted(SNAPSHOTS_MAX, choices.size()));
    }
    if (Set.copyOf(choices).size() < choices.size()) {
      throw new InvalidInputException("recovery.objects", "objects: names a snapshot twice.");
    }
    return choices.stream()
        .map(choice -> snapshots.get(tenant, choice.run(), choice.object()))
        .toList();
  }

  private void checkTask(TenantId tenant, RecoveryTask task) {
    switch (task) {
      case RecoveryTask.Files(List<EntryPath> paths, FileTarget target) -> {
        checkHost(tenant, "recoverTarget.id", target.host());
        files.check(paths, SnapshotOrders.destination(target), new AllowedRoots(roots.of(tenant)));
      }
      case RecoveryTask.Download download -> {}
      case RecoveryTask.Volumes(ObjectId host, List<VolumeMapping> mappings) -> {
        checkHost(tenant, "mountTarget.id", host);
        volumes.check(mappings, new AllowedRoots(roots.of(tenant)));
      }
    }
  }

  private void checkHost(TenantId tenant, String field, ObjectId host) {
    if (registrations.ofObject(tenant, host).isEmpty()) {
      throw new InvalidInputException(
          "recovery.target", field + ": there is no registered host " + host + ".");
    }
  }

  private static void checkContent(RecoveryTask task, List<KeptSnapshot> chosen) {
    SnapshotContent wanted =
        switch (task) {
          case RecoveryTask.Files files -> SnapshotContent.FILES;
          case RecoveryTask.Download download -> SnapshotContent.FILES;
          case RecoveryTask.Volumes volumes -> SnapshotContent.VOLUMES;
        };
    if (chosen.stream().anyMatch(snapshot -> snapshot.content() != wanted)) {
      throw new InvalidInputException(
          "recovery.content",
          switch (wanted) {
            case FILES ->
                "objects: a snapshot of volumes is among them, and files inside of volumes can't be"
                    + " reached; bring the whole volume back with RecoverPhysicalVolumes.";
            case VOLUMES ->
                "objects: a snapshot of files is among them, which holds no volumes; bring files"
                    + " back with RecoverFiles.";
          });
    }
    if (wanted == SnapshotContent.VOLUMES && chosen.size() > 1) {
      throw new InvalidInputException(
          "recovery.objects",
          "objects: volumes come back from one snapshot at a time, since each would overwrite what"
              + " the one before it has brought.");
    }
  }

  private List<RecoveredSnapshot> recovered(TenantId tenant, List<KeptSnapshot> chosen) {
    Set<ObjectId> objects =
        chosen.stream().map(KeptSnapshot::object).collect(Collectors.toUnmodifiableSet());
    Map<ObjectId, SourceObject> known = registrations.objects(tenant, objects);
    return chosen.stream().map(one -> recovered(one, known.get(one.object()))).toList();
  }

  private RecoveredSnapshot recovered(KeptSnapshot snapshot, @Nullable SourceObject object) {
    String groupName =
        groups
            .find(snapshot.tenant(), snapshot.group())
            .map(group -> group.settings().name())
            .orElse("");
    return new RecoveredSnapshot(
        snapshot.id(),
        snapshot.run(),
        snapshot.object(),
        object == null ? "" : object.name(),
        snapshot.group(),
        groupName,
        snapshot.taken(),
        new RecoveryState.Accepted(),
        null,
        RecoveryTotals.NONE);
  }
}
