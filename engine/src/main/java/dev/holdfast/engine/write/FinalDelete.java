package dev.holdfast.engine.write;

import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.lock.ExclusiveLock;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * How a prune or a repair ends: alone in the repository, it deletes what others name by now. For
 * one thread.
 */
public final class FinalDelete {
  /** So many files are deleted between two looks at the lock. */
  private static final int DELETED_AT_ONCE = 1_000;

  private final RepositoryParts parts;
  private final ExclusiveLock lock;

  public FinalDelete(RepositoryParts parts, ExclusiveLock lock) {
    this.parts = parts;
    this.lock = lock;
  }

  /**
   * The index files that have come since.
   *
   * @param known those that there were, and our own
   * @param work what is being done, in a word
   * @throws MissingException if one of the known is gone: what is planned here rests on them
   */
  public Set<Hash> newIndexFiles(Set<Hash> known, String work) {
    Set<Hash> listed = list(BlobKind.INDEX);
    if (!listed.containsAll(known)) {
      throw new MissingException(
          ("Another program has pruned or repaired the repository meanwhile, so this %s ends here."
                  + " It has deleted nothing. Run it again.")
              .formatted(work));
    }
    listed.removeAll(known);
    return listed;
  }

  /** The names of all files of a kind. */
  public Set<Hash> list(BlobKind kind) {
    Set<Hash> found = new HashSet<>();
    StoreListing.of(parts.store(), kind).forEach(entry -> found.add(entry.hash()));
    return found;
  }

  /**
   * Deletes files; those that are not there are passed over.
   *
   * @param progress told now and then how many are done
   */
  public void delete(BlobKind kind, Collection<Hash> names, LongConsumer progress) {
    List<BlobKey> keys = names.stream().map(name -> BlobKey.of(kind, name)).toList();
    for (int from = 0; from < keys.size(); from += DELETED_AT_ONCE) {
      lock.ensureHeld();
      progress.accept(from);
      parts.store().deleteAll(keys.subList(from, Math.min(keys.size(), from + DELETED_AT_ONCE)));
    }
  }
}
