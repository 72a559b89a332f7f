package dev.holdfast.application.port.out;

import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunQuery;
import dev.holdfast.domain.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the runs of every tenant; they are changed through their group. */
public interface Runs {

  Optional<Run> find(TenantId tenant, RunId id);

  /** The runs of a group that have not ended, oldest first. */
  List<Run> open(TenantId tenant, GroupId group);

  /** Newest first. */
  List<Run> list(TenantId tenant, RunQuery query);

  /** How many there are of the query's window, whatever else it asks for. */
  long count(TenantId tenant, RunQuery query);

  /** The newest run of each group; groups without a run are left out. */
  Map<GroupId, Run> newest(TenantId tenant, Collection<GroupId> groups);
}
