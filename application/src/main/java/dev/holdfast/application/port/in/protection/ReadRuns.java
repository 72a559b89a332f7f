package dev.holdfast.application.port.in.protection;

import dev.holdfast.domain.identity.Principal;
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
import org.jspecify.annotations.Nullable;

/** Shows runs; needs {@code PROTECTION_VIEW}. */
public interface ReadRuns {

  /**
   * A run and the snapshots that it made, in the order of its objects.
   *
   * @param snapshots dead ones too
   */
  record Shown(Run run, List<KeptSnapshot> snapshots) {
    public Shown {
      snapshots = List.copyOf(snapshots);
    }
  }

  /**
   * How far an attempt at an object has come that is under way.
   *
   * @param bytesExpected null while it is not known
   */
  record Attempt(long files, long bytes, long bytesRead, @Nullable Long bytesExpected) {}

  /**
   * Newest first.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has no such group
   */
  List<Shown> list(Principal principal, RunQuery query);

  /** How many there are in the window of a query, whatever else it asks for. */
  long count(Principal principal, RunQuery query);

  /**
   * One run.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if the group has none of this id
   */
  Shown get(Principal principal, GroupId group, RunId id);

  /** One run, whatever its group; empty if the tenant has none of this id. */
  Optional<Run> find(Principal principal, RunId id);

  /** The newest run of each group that has one. */
  Map<GroupId, Shown> newest(Principal principal, Collection<GroupId> groups);

  /** The attempt at an object that is under way; empty if none is. */
  Optional<Attempt> attempt(Principal principal, RunId run, ObjectId object);
}
