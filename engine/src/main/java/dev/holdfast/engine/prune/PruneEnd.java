package dev.holdfast.engine.prune;

import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.index.BlobLocation;
import dev.holdfast.engine.lock.ExclusiveLock;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.PackedBlob;
import dev.holdfast.engine.prune.PruneListener.Phase;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.engine.write.RepositoryParts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The end of a prune, alone in the repository: spares what came into use meanwhile, and deletes the
 * rest. For one thread.
 */
final class PruneEnd {
  /** So many files are deleted between two looks at the lock. */
  private static final int DELETED_AT_ONCE = 1_000;

  private final RepositoryParts parts;
  private final ExclusiveLock lock;
  private final PruneListener listener;
  private final UsedBlobs used;
  private final Set<PackId> going;
  private final Set<Hash> replaced;
  private int rescued;

  /**
   * @param used what snapshots needed before
   * @param going packs whose blobs were not needed, or have other copies by now
   * @param replaced index files whose other packs are named in others by now
   */
  PruneEnd(
      RepositoryParts parts,
      ExclusiveLock lock,
      PruneListener listener,
      UsedBlobs used,
      Set<PackId> going,
      Set<Hash> replaced) {
    this.parts = parts;
    this.lock = lock;
    this.listener = listener;
    this.used = used;
    this.going = new HashSet<>(going);
    this.replaced = replaced;
  }

  /**
   * Spares packs that are needed by now.
   *
   * @param known the index files that there were
   * @param snapshots those that came meanwhile
   * @throws MissingException if somebody else has deleted index files: what is planned here rests
   *     on them
   */
  void spareWhatIsNeeded(Set<Hash> known, List<Snapshot> snapshots) {
    Set<Hash> listed = list(BlobKind.INDEX);
    refuseOtherPrune(known, listed);
    listed.removeAll(known);
    for (Hash file : listed) {
      parts.index().read(file).forEach(pack -> rescue(pack.id()));
    }
    parts.index().refresh();
    Set<PackId> needed = new HashSet<>();
    used.addNew(snapshots, copies -> needed.addAll(packOfOnlyCopies(copies)));
    needed.forEach(this::rescue);
    if (!needed.isEmpty()) {
      lock.ensureHeld();
      parts.index().saveAgain(contents(needed));
    }
  }

  private static void refuseOtherPrune(Set<Hash> known, Set<Hash> listed) {
    if (!listed.containsAll(known)) {
      throw new MissingException(
          "Another program has pruned or repaired the repository meanwhile, so this prune ends here."
              + " It has deleted nothing. Run it again.");
    }
  }

  private void rescue(PackId pack) {
    if (going.remove(pack)) {
      rescued++;
    }
  }

  /** The pack of one copy, if all copies lie in packs that go. */
  private Set<PackId> packOfOnlyCopies(List<BlobLocation> copies) {
    boolean stays = copies.stream().anyMatch(copy -> !going.contains(copy.pack()));
    return stays ? Set.of() : Set.of(copies.getFirst().pack());
  }

  private List<PackContents> contents(Set<PackId> packs) {
    BlobIndex index = used.index();
    Map<PackId, Set<PackedBlob>> blobs = new LinkedHashMap<>();
    for (int entry = 0; entry < index.size(); entry++) {
      PackId pack = index.pack(index.packOf(entry));
      if (packs.contains(pack)) {
        blobs.computeIfAbsent(pack, id -> new HashSet<>()).add(index.location(entry).blob());
      }
    }
    List<PackContents> contents = new ArrayList<>();
    blobs.forEach((pack, content) -> contents.add(PackContents.sorted(pack, content)));
    return contents;
  }

  /** How many packs were spared. */
  int rescued() {
    return rescued;
  }

  /**
   * Deletes: first the index files, then the packs that nobody names then.
   *
   * @return how many packs
   */
  int delete() {
    delete(replaced.stream().map(file -> BlobKey.of(BlobKind.INDEX, file)).toList(), false);
    List<BlobKey> packs =
        goneAndUnnamed().stream().map(pack -> BlobKey.of(BlobKind.PACK, pack)).toList();
    delete(packs, true);
    return packs.size();
  }

  private Set<Hash> goneAndUnnamed() {
    Set<Hash> named = new HashSet<>();
    BlobIndex index = used.index();
    for (int number = 0; number < index.packs(); number++) {
      PackId pack = index.pack(number);
      if (!going.contains(pack)) {
        named.add(pack.hash());
      }
    }
    Set<Hash> packs = list(BlobKind.PACK);
    packs.removeAll(named);
    return packs;
  }

  private void delete(List<BlobKey> keys, boolean told) {
    for (int from = 0; from < keys.size(); from += DELETED_AT_ONCE) {
      lock.ensureHeld();
      Collection<BlobKey> some = keys.subList(from, Math.min(keys.size(), from + DELETED_AT_ONCE));
      if (told) {
        listener.progress(Phase.DELETING, from, keys.size());
      }
      parts.store().deleteAll(some);
    }
  }

  private Set<Hash> list(BlobKind kind) {
    Set<Hash> found = new HashSet<>();
    StoreListing.of(parts.store(), kind).forEach(entry -> found.add(entry.hash()));
    return found;
  }
}
