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
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.write.FinalDelete;
import dev.holdfast.engine.write.RepositoryParts;
import java.util.ArrayList;
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
  private final RepositoryParts parts;
  private final ExclusiveLock lock;
  private final FinalDelete files;
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
    this.files = new FinalDelete(parts, lock);
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
    for (Hash file : files.newIndexFiles(known, "prune")) {
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
    files.delete(BlobKind.INDEX, replaced, done -> {});
    Set<Hash> packs = goneAndUnnamed();
    files.delete(
        BlobKind.PACK, packs, done -> listener.progress(Phase.DELETING, done, packs.size()));
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
    Set<Hash> packs = files.list(BlobKind.PACK);
    packs.removeAll(named);
    return packs;
  }
}
