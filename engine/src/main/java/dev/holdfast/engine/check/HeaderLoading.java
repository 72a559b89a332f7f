package dev.holdfast.engine.check;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.check.CheckListener.Phase;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.pack.HeaderReader;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.PackHeader;
import dev.holdfast.engine.pack.PackedBlob;
import dev.holdfast.engine.write.RepositoryParts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds to the index what packs say of themselves, where index files don't name them, or say what
 * can't be. For one thread.
 */
final class HeaderLoading {
  private final BlobIndex index;
  private final Map<Hash, Long> listed;
  private final Reports reports;
  private final Cancellation cancellation;
  private final HeaderReader headers;
  private final Set<PackId> unnamed = new HashSet<>();

  /**
   * @param index what index files say
   * @param listed the packs that are there, and their lengths
   */
  HeaderLoading(
      RepositoryParts parts,
      BlobIndex index,
      Map<Hash, Long> listed,
      Reports reports,
      Cancellation cancellation) {
    this.index = index;
    this.listed = listed;
    this.reports = reports;
    this.cancellation = cancellation;
    this.headers = new HeaderReader(parts.store(), parts.key(), parts.random());
  }

  void load() {
    IndexedPacks named = new IndexedPacks(index);
    reports.begin(Phase.HEADERS, listed.size());
    listed.forEach(
        (hash, bytes) -> {
          cancellation.check();
          load(new PackId(hash), bytes, named);
          reports.advance(1);
        });
  }

  private void load(PackId pack, long bytes, IndexedPacks named) {
    try {
      if (!named.contains(pack)) {
        loadUnnamed(pack, bytes);
      } else if (!isPlausible(pack, bytes, named)) {
        loadAlso(pack, bytes);
      }
    } catch (CorruptException e) {
      reports.found(new Finding.UnusablePack(pack, bytes, String.valueOf(e.getMessage())));
    } catch (EngineException e) {
      reports.found(new Finding.UnreadablePack(pack, String.valueOf(e.getMessage())));
    }
  }

  private void loadUnnamed(PackId pack, long bytes) {
    List<PackedBlob> blobs = headers.read(pack, bytes);
    unnamed.add(pack);
    index.add(new PackContents(pack, blobs));
    reports.found(new Finding.FoundPack(pack, blobs.size()));
  }

  private static boolean isPlausible(PackId pack, long bytes, IndexedPacks named) {
    return named.isUnambiguous(pack) && PackHeader.fileBytes(named.blobs(pack)) == bytes;
  }

  private void loadAlso(PackId pack, long bytes) {
    try {
      index.add(new PackContents(pack, headers.read(pack, bytes)));
    } catch (CorruptException e) {
      // Then what index files say of it is all there is; when it is read, its header is told of.
      return;
    }
  }

  /** The packs that no index file names, and that are in the index now. */
  Set<PackId> unnamed() {
    return unnamed;
  }
}
