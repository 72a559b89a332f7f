package dev.holdfast.application.port.in.protection;

import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.policy.TimeOfDay;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.GroupQuery;
import dev.holdfast.domain.protection.GroupSettings;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.source.SourceObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes and changes protection groups. To read needs {@code PROTECTION_VIEW}, to change needs
 * {@code PROTECTION_MODIFY}.
 */
public interface ManageGroups {

  /**
   * What a client says of a group.
   *
   * @param startTime when runs begin whose schedule has days, and the zone that days are counted in
   * @param end from then on nothing is scheduled; {@code GroupTiming.NO_END} for never
   * @param isPaused whether nothing is scheduled for now
   */
  record Draft(GroupSettings settings, TimeOfDay startTime, Instant end, boolean isPaused) {}

  /**
   * A group and what else clients see of it.
   *
   * @param isProtectOnce whether its policy has it run a single time
   * @param objects those that it protects, registered or not; those that are gone are left out
   */
  record Shown(ProtectionGroup group, boolean isProtectOnce, List<SourceObject> objects) {
    public Shown {
      objects = List.copyOf(objects);
    }
  }

  /**
   * Makes a group.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException if there is no such policy or object,
   *     or something in the draft can't be obeyed; the message names the field
   * @throws dev.holdfast.domain.error.StateConflictException if another group has the name
   */
  ProtectionGroup create(Principal principal, Draft draft);

  /** By name, then id. */
  List<ProtectionGroup> list(Principal principal, GroupQuery query);

  /**
   * What else clients see of groups, in their order; whoever was given the groups may see it.
   *
   * @param groups of the principal's tenant
   */
  List<Shown> show(Principal principal, List<ProtectionGroup> groups);

  /**
   * One group, deleted or not.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has none of this id
   */
  ProtectionGroup get(Principal principal, GroupId id);

  /**
   * Gives a group other settings. They bear on runs that begin from now on.
   *
   * @param read when the group that the caller read was last modified; null to replace any
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has no undeleted one of this
   *     id
   * @throws dev.holdfast.domain.error.InvalidInputException as for a new group
   * @throws dev.holdfast.domain.error.StateConflictException if another group has the name, or
   *     somebody else changed this one since it was read
   */
  ProtectionGroup replace(Principal principal, GroupId id, Draft draft, @Nullable Instant read);

  /**
   * Deletes a group; a run that is under way is cancelled.
   *
   * @param withSnapshots whether its snapshots go too, rather than when they expire
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has no undeleted one of this
   *     id
   * @throws dev.holdfast.domain.error.StateConflictException if snapshots are to go and one of them
   *     is locked or held; nothing is done then
   */
  void delete(Principal principal, GroupId id, boolean withSnapshots);
}
