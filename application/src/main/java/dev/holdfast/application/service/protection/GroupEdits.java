package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.out.ProtectionGroups;
import dev.holdfast.application.port.out.Runs;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;
import java.util.function.Function;

/** Changes groups with their runs, and decides anew where somebody else was faster. */
final class GroupEdits {
  /**
   * How often a change is tried. Each failure means that another change of the same group was done,
   * and few are under way at once: a worker, the scheduler, some clients.
   */
  private static final int TRIES_MAX = 50;

  /**
   * A group as it was read.
   *
   * @param open its runs that have not ended, oldest first
   */
  record Scene(ProtectionGroup group, List<Run> open) {}

  /** What a decision came to. */
  sealed interface Edit<T> {

    /** The change is to be made; the result holds once it is. */
    record Make<T>(ProtectionGroups.Change change, T result) implements Edit<T> {}

    /** Nothing is to be changed. */
    record Leave<T>(T result) implements Edit<T> {}
  }

  private final ProtectionGroups groups;
  private final Runs runs;

  GroupEdits(ProtectionGroups groups, Runs runs) {
    this.groups = groups;
    this.runs = runs;
  }

  /**
   * Decides on a group and makes the change.
   *
   * @param refused what to answer where the change can't be made for another reason than haste
   */
  <T> T edit(
      TenantId tenant,
      GroupId id,
      Function<Scene, Edit<T>> decision,
      Function<ProtectionGroups.Outcome, T> refused) {
    for (int i = 0; i < TRIES_MAX; i++) {
      switch (decision.apply(read(tenant, id))) {
        case Edit.Leave<T>(T result) -> {
          return result;
        }
        case Edit.Make<T>(ProtectionGroups.Change change, T result) -> {
          ProtectionGroups.Outcome outcome = groups.change(change);
          switch (outcome) {
            case DONE -> {
              return result;
            }
            case STALE -> {}
            case LEASE_LOST, NAME_TAKEN, POLICY_MISSING -> {
              return refused.apply(outcome);
            }
          }
        }
      }
    }
    throw new UnavailableException(
        "group.busy", "Group " + id + " changes too often just now; try again.");
  }

  /** The same for a change that nothing but haste can stand against. */
  <T> T edit(TenantId tenant, GroupId id, Function<Scene, Edit<T>> decision) {
    return edit(
        tenant,
        id,
        decision,
        outcome -> {
          throw new IllegalStateException("A change of runs alone was refused: " + outcome);
        });
  }

  private Scene read(TenantId tenant, GroupId id) {
    ProtectionGroup group = groups.find(tenant, id).orElseThrow(() -> missing(id));
    // The runs are read after the group, so that a change between the two makes the edit stale.
    return new Scene(group, runs.open(tenant, id));
  }

  static NotFoundException missing(GroupId id) {
    return new NotFoundException("group.missing", "There is no group " + id + ".");
  }
}
