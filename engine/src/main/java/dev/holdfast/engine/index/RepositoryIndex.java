package dev.holdfast.engine.index;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.IndexId;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.SealedFiles;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.store.StoreListing;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * A repository's index files, held in memory and brought up to date when asked.
 *
 * <p>Safe for use by many threads.
 */
public final class RepositoryIndex {
  private final BlobStore store;
  private final SealedFiles files;
  private final ReentrantLock loading = new ReentrantLock();
  private Set<Hash> loaded = new HashSet<>();
  private volatile BlobIndex blobs = new BlobIndex();

  public RepositoryIndex(BlobStore store, SealedFiles files) {
    this.store = store;
    this.files = files;
  }

  /**
   * Loads the index files that have come since, or all of them if some have gone (a prune packs
   * anew what it keeps). To be called under a lock, so that none goes while they are read.
   *
   * @return the index; files that this process stores later are added to it
   * @throws CorruptException if an index file is damaged: without it, blobs would seem to be
   *     missing
   */
  public BlobIndex refresh() {
    loading.lock();
    try {
      Set<Hash> listed =
          StoreListing.of(store, BlobKind.INDEX).stream()
              .map(StoreListing.Entry::hash)
              .collect(Collectors.toSet());
      if (!listed.containsAll(loaded)) {
        blobs = new BlobIndex();
        loaded = new HashSet<>();
      }
      for (Hash name : listed) {
        if (!loaded.contains(name)) {
          load(name);
        }
      }
      return blobs;
    } finally {
      loading.unlock();
    }
  }

  /**
   * Stores an index file for packs that are durable; on return it is durable too, and the packs are
   * in the index.
   */
  public IndexId save(List<PackContents> packs) {
    Hash name = files.save(BlobKind.INDEX, IndexFile.encode(packs));
    loading.lock();
    try {
      if (loaded.add(name)) {
        packs.forEach(blobs::add);
      }
    } finally {
      loading.unlock();
    }
    return new IndexId(name);
  }

  private void load(Hash name) {
    byte[] json = files.load(BlobKind.INDEX, name);
    try {
      IndexFile.decode(json, blobs::add);
    } catch (CorruptException e) {
      throw new CorruptException("Index file " + name + " is damaged: " + e.getMessage(), e);
    }
    loaded.add(name);
  }
}
