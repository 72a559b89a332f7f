package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.in.protection.ManageGroups.Draft;
import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.application.port.out.Policies;
import dev.holdfast.application.port.out.Registrations;
import dev.holdfast.application.port.out.Scripts;
import dev.holdfast.application.port.out.TenantRoots;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.protection.BlackoutReaction;
import dev.holdfast.domain.protection.FileProtection;
import dev.holdfast.domain.protection.GroupSettings;
import dev.holdfast.domain.protection.ProtectedHost;
import dev.holdfast.domain.protection.Script;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourceObject;
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
  private final TenantRoots roots;
  private final Scripts scripts;

  GroupCheck(
      Policies policies,
      Registrations registrations,
      FileSnapshots files,
      TenantRoots roots,
      Scripts scripts) {
    this.policies = policies;
    this.registrations = registrations;
    this.files = files;
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
    causes.addAll(unknownObjects(tenant, settings.files()));
    causes.addAll(unreadable(tenant, settings.files()));
    addRefusal("preScript", settings.files().preScript(), causes);
    addRefusal("postScript", settings.files().postScript(), causes);
    if (!causes.isEmpty()) {
      throw new InvalidInputException("group.invalid", String.join(" ", causes), causes);
    }
  }

  private List<String> unknownObjects(TenantId tenant, FileProtection protection) {
    Map<ObjectId, SourceObject> known = registrations.objects(tenant, protection.objects());
    return protection.hosts().stream()
        .map(ProtectedHost::id)
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

  private List<String> unreadable(TenantId tenant, FileProtection protection) {
    AllowedRoots allowed = new AllowedRoots(roots.of(tenant));
    List<String> causes = new ArrayList<>();
    for (ProtectedHost host : protection.hosts()) {
      try {
        files.check(protection.selection(host, host.metadataFile()), allowed);
      } catch (InvalidInputException | ForbiddenException e) {
        causes.add("filePaths: " + e.getMessage());
      }
    }
    return causes;
  }
}
