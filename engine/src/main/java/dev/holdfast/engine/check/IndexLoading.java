package dev.holdfast.engine.check;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.check.CheckListener.Phase;
import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.id.IndexId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.engine.work.Together;
import dev.holdfast.engine.write.RepositoryParts;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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
  private final Set<IndexId> usable = ConcurrentHashMap.newKeySet();
  private final Set<IndexId> unusable = ConcurrentHashMap.newKeySet();

  IndexLoading(RepositoryParts parts, Reports reports, Cancellation cancellation) {
    this.parts = parts;
    this.reports = reports;
    this.cancellation = cancellation;
  }

  BlobIndex load() {
    List<IndexId> files =
        StoreListing.of(parts.store(), BlobKind.INDEX).stream()
            .map(entry -> new IndexId(entry.hash()))
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

  private void load(IndexId file) {
    List<PackContents> packs;
    try {
      packs = parts.index().read(file.hash());
    } catch (EngineException e) {
      unusable.add(file);
      reports.found(new Finding.UnusableIndexFile(file, String.valueOf(e.getMessage())));
      return;
    }
    packs.forEach(index::add);
    usable.add(file);
  }

  /** The files that were read. */
  Set<IndexId> usable() {
    return Set.copyOf(usable);
  }

  /** The files that can't be read, or are damaged. */
  Set<IndexId> unusable() {
    return Set.copyOf(unusable);
  }
}
