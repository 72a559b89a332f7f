package dev.holdfast.application.service.search;

import dev.holdfast.application.port.in.search.SearchFiles;
import dev.holdfast.application.port.out.FileIndex;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.search.FileQuery;
import dev.holdfast.domain.search.FoundFiles;

/** Searches the index of the tenant who asks. */
public final class SearchFilesService implements SearchFiles {
  private final FileIndex index;

  public SearchFilesService(FileIndex index) {
    this.index = index;
  }

  @Override
  public FoundFiles search(Principal principal, FileQuery query) {
    principal.require(Privilege.RESTORE_VIEW);
    return index.search(principal.tenant(), query);
  }
}
