package dev.holdfast.engine.check;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.check.CheckListener.Phase;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.pack.PackHeader;
import dev.holdfast.engine.pack.PackedBlob;
import java.util.List;
import java.util.Map;

/** Compares what the index says of packs with the files that are there. For one thread. */
final class PackPresence {
  private final IndexedPacks packs;
  private final Map<Hash, Long> listed;
  private final LostCopies lost;
  private final Reports reports;

  /**
   * @param listed the packs that are there, and their lengths
   */
  PackPresence(IndexedPacks packs, Map<Hash, Long> listed, LostCopies lost, Reports reports) {
    this.packs = packs;
    this.listed = listed;
    this.lost = lost;
    this.reports = reports;
  }

  void check(Cancellation cancellation) {
    reports.begin(Phase.PACKS, packs.count());
    for (PackId pack : packs.ids()) {
      cancellation.check();
      check(pack);
      reports.advance(1);
    }
  }

  /** Tells of packs that no index file names. */
  void noteUnindexed() {
    listed.forEach(this::noteUnindexed);
  }

  private void check(PackId pack) {
    List<PackedBlob> blobs = packs.blobs(pack);
    if (packs.isUnambiguous(pack)) {
      checkLayout(pack, blobs);
    } else {
      reports.found(new Finding.AmbiguousPack(pack));
    }
    Long length = listed.get(pack.hash());
    if (length == null) {
      reports.found(new Finding.MissingPack(pack, blobs.size()));
      blobs.forEach(blob -> lost.add(pack, blob));
    } else {
      checkLength(pack, length, blobs);
    }
  }

  private void checkLayout(PackId pack, List<PackedBlob> blobs) {
    long end = 0;
    for (PackedBlob blob : blobs) {
      if (blob.offsetBytes() != end) {
        reports.found(new Finding.PackWithGap(pack, end));
        return;
      }
      end = blob.endBytes();
    }
  }

  private void checkLength(PackId pack, long length, List<PackedBlob> blobs) {
    long expected = PackHeader.fileBytes(blobs);
    if (length == expected) {
      return;
    }
    reports.found(new Finding.WrongPackLength(pack, length, expected));
    for (PackedBlob blob : blobs) {
      if (blob.endBytes() > length) {
        lost.add(pack, blob);
      }
    }
  }

  private void noteUnindexed(Hash name, long bytes) {
    PackId pack = new PackId(name);
    if (!packs.contains(pack)) {
      reports.found(new Finding.UnindexedPack(pack, bytes));
    }
  }
}
