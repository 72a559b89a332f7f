package dev.holdfast.engine.index;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.IndexId;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.SealedFiles;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.engine.work.Together;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A repository's index files, held in memory and brought up to date when asked.
 *
 * <p>Safe for use by many threads.
 */
public final class RepositoryIndex {
  /**
   * Index files that are read at once: a document of 50,000 blobs takes 8 MB, and its blobs too.
   */
  private static final int READ_TOGETHER = 2;

  private final BlobStore store;
  private final SealedFiles files;
  private final Executor executor;
  private final ReentrantLock loading = new ReentrantLock();
  private final Set<Hash> loaded = ConcurrentHashMap.newKeySet();
  private volatile BlobIndex blobs = new BlobIndex();

  /**
   * @param executor reads index files beside the calling thread
   */
  public RepositoryIndex(BlobStore store, SealedFiles files, Executor executor) {
    this.store = store;
    this.files = files;
    this.executor = executor;
  }

  /**
   * Loads the index files that have come since, or all of them if some have gone (a prune packs
   * anew what it keeps). What is used is loaded under a lock, so that none goes meanwhile; without
   * one, the next call is spared most of the work.
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
              .collect(Collectors.toCollection(HashSet::new));
      if (!listed.containsAll(loaded)) {
        blobs = new BlobIndex();
        loaded.clear();
      }
      listed.removeAll(loaded);
      load(List.copyOf(listed));
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

  /**
   * Stores an index file for packs that others name already; it is durable on return. It is known
   * then, so that it need not be loaded.
   */
  public IndexId saveAgain(List<PackContents> packs) {
    Hash name = files.save(BlobKind.INDEX, IndexFile.encode(packs));
    loaded.add(name);
    return new IndexId(name);
  }

  /** What one index file says. */
  public List<PackContents> read(Hash name) {
    List<PackContents> packs = new ArrayList<>();
    decode(name, packs::add);
    return packs;
  }

  /** The index files whose packs are in the index. */
  public Set<Hash> loaded() {
    return Set.copyOf(loaded);
  }

  /** Whether no index file has been loaded yet. */
  public boolean isEmpty() {
    return loaded.isEmpty();
  }

  private void load(List<Hash> names) {
    new Together(executor, names.size(), READ_TOGETHER).run(i -> load(names.get(i)));
  }

  private void load(Hash name) {
    decode(name, blobs::add);
    loaded.add(name);
  }

  private void decode(Hash name, Consumer<PackContents> packs) {
    byte[] json = files.load(BlobKind.INDEX, name);
    try {
      IndexFile.decode(json, packs);
    } catch (CorruptException e) {
      throw new CorruptException("Index file " + name + " is damaged: " + e.getMessage(), e);
    }
  }
}
