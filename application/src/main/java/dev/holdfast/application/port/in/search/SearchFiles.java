package dev.holdfast.application.port.in.search;

import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.search.FileQuery;
import dev.holdfast.domain.search.FoundFiles;

/** Finds files and folders in the live snapshots of a tenant. */
public interface SearchFiles {

  /**
   * The files that a query is for, of those that are indexed by now; needs {@code RESTORE_VIEW}.
   *
   * @throws dev.holdfast.domain.error.UnavailableException if the index can't be read now
   */
  FoundFiles search(Principal principal, FileQuery query);
}
