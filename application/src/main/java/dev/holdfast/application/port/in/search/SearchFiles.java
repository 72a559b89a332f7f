package dev.holdfast.application.port.in.search;

import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.search.FileQuery;
import dev.holdfast.domain.search.FoundFiles;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourceObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds files and folders in the live snapshots of a tenant. */
public interface SearchFiles {

  /**
   * A group as it is now.
   *
   * @param policyName null if the policy is gone
   */
  record InGroup(String name, PolicyId policy, @Nullable String policyName) {}

  /**
   * A page of files, and what its groups and objects are called; those that the catalogue knows no
   * more are left out.
   */
  record Found(
      FoundFiles files, Map<GroupId, InGroup> groups, Map<ObjectId, SourceObject> objects) {
    public Found {
      groups = Map.copyOf(groups);
      objects = Map.copyOf(objects);
    }
  }

  /**
   * The files that a query is for, of those that are indexed by now; needs {@code RESTORE_VIEW}.
   *
   * @throws dev.holdfast.domain.error.UnavailableException if the index can't be read now
   */
  Found search(Principal principal, FileQuery query);
}
