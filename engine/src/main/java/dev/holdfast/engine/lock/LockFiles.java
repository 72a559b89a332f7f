package dev.holdfast.engine.lock;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.LockId;
import dev.holdfast.engine.lock.LockRules.FoundLock;
import dev.holdfast.engine.pack.SealedFiles;
import dev.holdfast.engine.pack.SealedFiles.SealedFile;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.store.StoreListing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The lock files of a repository. Safe for use by many threads. */
final class LockFiles {
  /** A lock file may be seen while it is being written, where stores are slow to agree. */
  private static final List<Duration> WAITS =
      List.of(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20));

  private final BlobStore store;
  private final SealedFiles files;
  private final Scheduler scheduler;

  LockFiles(BlobStore store, SealedFiles files, Scheduler scheduler) {
    this.store = store;
    this.files = files;
    this.scheduler = scheduler;
  }

  /**
   * Stores a lock; it is durable on return.
   *
   * @param named told the name before the file is written, so that it can be deleted whatever comes
   */
  void save(Lock lock, Consumer<LockId> named) {
    SealedFile file = files.seal(lock.encode());
    named.accept(new LockId(file.name()));
    files.put(BlobKind.LOCK, file);
  }

  void delete(LockId id) {
    store.delete(BlobKey.of(BlobKind.LOCK, id.hash()));
  }

  boolean isThere(LockId id) {
    try {
      return store.size(BlobKey.of(BlobKind.LOCK, id.hash())) > 0;
    } catch (MissingException e) {
      return false;
    }
  }

  /**
   * All locks but the given ones. Empty files are passed over, as are those that go while they are
   * read.
   *
   * @throws EngineException if a lock can't be read after four tries: it may be exclusive
   */
  List<FoundLock> others(Set<LockId> except) {
    List<FoundLock> found = new ArrayList<>();
    for (StoreListing.Entry entry : StoreListing.of(store, BlobKind.LOCK)) {
      LockId id = new LockId(entry.hash());
      if (entry.sizeBytes() > 0 && !except.contains(id)) {
        readPatiently(id).ifPresent(lock -> found.add(new FoundLock(id, lock)));
      }
    }
    return found;
  }

  /** All locks that can be read now, but the given ones. */
  List<FoundLock> readable(Set<LockId> except) {
    List<FoundLock> found = new ArrayList<>();
    for (StoreListing.Entry entry : StoreListing.of(store, BlobKind.LOCK)) {
      LockId id = new LockId(entry.hash());
      if (!except.contains(id)) {
        readIfPossible(id).ifPresent(lock -> found.add(new FoundLock(id, lock)));
      }
    }
    return found;
  }

  /** The names of all locks, those that can't be read too. */
  List<LockId> names() {
    return StoreListing.of(store, BlobKind.LOCK).stream()
        .map(entry -> new LockId(entry.hash()))
        .toList();
  }

  private Optional<Lock> readIfPossible(LockId id) {
    try {
      return Optional.of(read(id.hash()));
    } catch (MissingException | CorruptException e) {
      return Optional.empty();
    }
  }

  private Optional<Lock> readPatiently(LockId id) {
    for (Duration wait : WAITS) {
      try {
        return Optional.of(read(id.hash()));
      } catch (MissingException e) {
        return Optional.empty();
      } catch (CorruptException | StoreException e) {
        scheduler.sleep(wait);
      }
    }
    try {
      return Optional.of(read(id.hash()));
    } catch (MissingException e) {
      return Optional.empty();
    }
  }

  private Lock read(Hash name) {
    return Lock.decode(files.load(BlobKind.LOCK, name));
  }
}
