package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.in.protection.ManageGroups.Draft;
import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.application.port.out.Policies;
import dev.holdfast.application.port.out.Registrations;
import dev.holdfast.application.port.out.Scripts;
import dev.holdfast.application.port.out.TenantRoots;
import dev.holdfast.application.port.out.VolumeSnapshots;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.protection.BlackoutReaction;
import dev.holdfast.domain.protection.FileProtection;
import dev.holdfast.domain.protection.GroupSettings;
import dev.holdfast.domain.protection.Protection;
import dev.holdfast.domain.protection.Protection.Target;
import dev.holdfast.domain.protection.Script;
import dev.holdfast.domain.protection.VolumeProtection;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.FileSelection;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourceObject;
import dev.holdfast.domain.source.VolumeSelection;
import dev.holdfast.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks what a group names against what there is. */
final class GroupCheck {
  private final Policies policies;
  private final Registrations registrations;
  private final FileSnapshots files;
  private final VolumeSnapshots volumes;
  private final TenantRoots roots;
  private final Scripts scripts;

  GroupCheck(
      Policies policies,
      Registrations registrations,
      FileSnapshots files,
      VolumeSnapshots volumes,
      TenantRoots roots,
      Scripts scripts) {
    this.policies = policies;
    this.registrations = registrations;
    this.files = files;
    this.volumes = volumes;
    this.roots = roots;
    this.scripts = scripts;
  }

  Policy policyOf(TenantId tenant, Draft draft) {
    return policies
        .find(tenant, draft.settings().policy())
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "group.policy",
                    "policyId: there is no policy " + draft.settings().policy() + "."));
  }

  /** Passes where the group can be obeyed; names every field that can't. */
  void check(TenantId tenant, Draft draft, Policy policy) {
    List<String> causes = new ArrayList<>();
    GroupSettings settings = draft.settings();
    if (settings.inBlackouts() != BlackoutReaction.GO_ON
        && policy.settings().blackouts().isEmpty()) {
      causes.add(
          "abortInBlackouts and pauseInBlackouts need a policy with a blackout window, and policy"
              + " \"%s\" has none.".formatted(policy.settings().name()));
    }
    Protection protection = settings.protection();
    causes.addAll(unknownObjects(tenant, protection));
    causes.addAll(unreadable(tenant, protection));
    addRefusal("preScript", protection.preScript(), causes);
    addRefusal("postScript", protection.postScript(), causes);
    if (!causes.isEmpty()) {
      throw new InvalidInputException("group.invalid", String.join(" ", causes), causes);
    }
  }

  private List<String> unknownObjects(TenantId tenant, Protection protection) {
    Map<ObjectId, SourceObject> known = registrations.objects(tenant, protection.objects());
    return protection.targets().stream()
        .map(Target::id)
        .filter(id -> !known.containsKey(id) || !known.get(id).isRegistered())
        .map(id -> "objects.id: no source " + id + " is registered.")
        .toList();
  }

  private void addRefusal(String field, @Nullable Script script, List<String> causes) {
    if (script != null && script.isActive()) {
      scripts
          .refusal(script.path(), script.parameters())
          .ifPresent(reason -> causes.add(field + ": " + reason));
    }
  }

  private List<String> unreadable(TenantId tenant, Protection protection) {
    AllowedRoots allowed = new AllowedRoots(roots.of(tenant));
    List<String> causes = new ArrayList<>();
    switch (protection) {
      case FileProtection some ->
          some.hosts().forEach(host -> addUnreadable(some.selection(host, null), allowed, causes));
      case VolumeProtection some ->
          some.hosts().forEach(host -> addUnreadable(host.volumes(), allowed, causes));
    }
    return causes;
  }

  private void addUnreadable(FileSelection selection, AllowedRoots allowed, List<String> causes) {
    try {
      files.check(selection, allowed);
    } catch (InvalidInputException | ForbiddenException e) {
      causes.add("filePaths: " + e.getMessage());
    }
  }

  private void addUnreadable(VolumeSelection selection, AllowedRoots allowed, List<String> causes) {
    try {
      volumes.check(selection, allowed);
    } catch (InvalidInputException | ForbiddenException e) {
      causes.add("volumeGuids: " + e.getMessage());
    }
  }
}
