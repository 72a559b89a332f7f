package dev.holdfast.application.port.in.protection;

import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourcePath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts runs on demand; needs {@code PROTECTION_JOB_OPERATE}. */
public interface StartRun {

  /**
   * One object of a run.
   *
   * @param metadataFile in the place of the group's; null to use that
   */
  record Choice(ObjectId object, @Nullable SourcePath metadataFile) {}

  /**
   * Has a group run, whatever its schedule says; a paused group too. It begins as soon as a worker
   * is free, and after the group's run that is under way. Its snapshots are kept as long as the
   * policy keeps those of its type, without any extended retention.
   *
   * @param choices of the group's objects; all of them if there are none
   * @return the run, which is accepted
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has no such group
   * @throws dev.holdfast.domain.error.InvalidInputException if the group does not protect an
   *     object, or has no metadata file for it that could be replaced
   * @throws dev.holdfast.domain.error.StateConflictException if the group is deleted, has ended or
   *     is used up, or another run waits already
   */
  Run start(Principal principal, GroupId group, RunType type, List<Choice> choices);
}
