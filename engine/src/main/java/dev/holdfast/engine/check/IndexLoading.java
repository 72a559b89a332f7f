package dev.holdfast.engine.check;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.check.CheckListener.Phase;
import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.IndexId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.engine.work.Together;
import dev.holdfast.engine.write.RepositoryParts;
import java.util.List;

/**
 * Reads all index files anew, since what the repository holds in memory was read before they were
 * damaged perhaps. What a damaged file says is not used.
 */
final class IndexLoading {
  private static final int READ_TOGETHER = 2;

  private final RepositoryParts parts;
  private final Reports reports;
  private final Cancellation cancellation;
  private final BlobIndex index = new BlobIndex();

  IndexLoading(RepositoryParts parts, Reports reports, Cancellation cancellation) {
    this.parts = parts;
    this.reports = reports;
    this.cancellation = cancellation;
  }

  BlobIndex load() {
    List<Hash> files =
        StoreListing.of(parts.store(), BlobKind.INDEX).stream()
            .map(StoreListing.Entry::hash)
            .toList();
    reports.begin(Phase.INDEX, files.size());
    new Together(parts.executor(), files.size(), READ_TOGETHER)
        .run(
            i -> {
              cancellation.check();
              load(files.get(i));
              reports.advance(1);
            });
    return index;
  }

  private void load(Hash file) {
    List<PackContents> packs;
    try {
      packs = parts.index().read(file);
    } catch (EngineException e) {
      reports.found(
          new Finding.UnusableIndexFile(new IndexId(file), String.valueOf(e.getMessage())));
      return;
    }
    packs.forEach(index::add);
  }
}
