package dev.holdfast.engine.prune;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.pack.BlobOpener;
import dev.holdfast.engine.pack.BlobSealer;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.Compression;
import dev.holdfast.engine.pack.PackedBlob;
import dev.holdfast.engine.pack.ReusedBuffer;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.write.PackPipeline;
import dev.holdfast.engine.write.RepositoryParts;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Copies blobs from pack to pack as they are: each is sealed by itself, so it need not be sealed
 * again. It is opened once, when its new pack is verified. Trees that are not compressed are sealed
 * anew.
 *
 * <p>Keeps one range of a pack, of 8 MiB or one longer blob. For one thread.
 */
final class Repacker implements AutoCloseable {
  private static final int RANGE_BYTES_MAX = 8 << 20;

  /** To read on over so much that nobody needs costs less than another call of the store. */
  private static final int GAP_BYTES_MAX = 128 << 10;

  private final RepositoryParts parts;
  private final PackPipeline packs;
  private final Cancellation cancellation;
  private final BlobOpener opener;
  private final BlobSealer sealer;
  private final ReusedBuffer range = new ReusedBuffer();
  private final ReusedBuffer plains = new ReusedBuffer();

  Repacker(RepositoryParts parts, PackPipeline packs, Cancellation cancellation) {
    this.parts = parts;
    this.packs = packs;
    this.cancellation = cancellation;
    this.opener = new BlobOpener(parts.key(), parts.random());
    this.sealer = new BlobSealer(parts.key(), parts.random(), Compression.DEFAULT);
  }

  /**
   * Copies what is needed of packs.
   *
   * @param progress told how many bytes of these packs are done
   * @throws CorruptException if a blob is damaged; others may be copied then
   */
  void copyNeeded(Set<PackId> from, PackWeights weights, BlobIndex index, LongConsumer progress) {
    List<PackedBlob> needed = new ArrayList<>();
    int pack = -1;
    long done = 0;
    for (int entry = 0; entry < weights.entries(); entry++) {
      if (!weights.isChosen(entry) || !from.contains(index.pack(index.packOf(entry)))) {
        continue;
      }
      if (pack >= 0 && pack != index.packOf(entry)) {
        copy(index.pack(pack), needed);
        done += weights.fileBytes(pack);
        progress.accept(done);
      }
      pack = index.packOf(entry);
      needed.add(index.location(entry).blob());
    }
    if (pack >= 0) {
      copy(index.pack(pack), needed);
      progress.accept(done + weights.fileBytes(pack));
    }
  }

  private void copy(PackId pack, List<PackedBlob> blobs) {
    blobs.sort(Comparator.comparingLong(PackedBlob::offsetBytes));
    int done = 0;
    while (done < blobs.size()) {
      cancellation.check();
      int end = endOfRange(blobs, done);
      copyRange(pack, blobs.subList(done, end));
      done = end;
    }
    blobs.clear();
  }

  private static int endOfRange(List<PackedBlob> blobs, int first) {
    long start = blobs.get(first).offsetBytes();
    int next = first + 1;
    while (next < blobs.size()
        && blobs.get(next).offsetBytes() <= blobs.get(next - 1).endBytes() + GAP_BYTES_MAX
        && blobs.get(next).endBytes() - start <= RANGE_BYTES_MAX) {
      next++;
    }
    return next;
  }

  private void copyRange(PackId pack, List<PackedBlob> blobs) {
    long start = blobs.getFirst().offsetBytes();
    int length = (int) (blobs.getLast().endBytes() - start);
    byte[] bytes = range.atLeast(length);
    int count =
        parts
            .store()
            .read(BlobKey.of(BlobKind.PACK, pack.hash()), start, ByteBuffer.wrap(bytes, 0, length));
    if (count < length) {
      throw new CorruptException(
          "Pack %s ends at byte %d, before its blobs do. Repair the repository first."
              .formatted(pack, start + count));
    }
    for (PackedBlob blob : blobs) {
      copy(blob, bytes, (int) (blob.offsetBytes() - start));
    }
  }

  private void copy(PackedBlob blob, byte[] bytes, int offset) {
    if (blob.type() == BlobType.TREE && !blob.compressed()) {
      byte[] plain = plains.atLeast(blob.plainBytes());
      opener.open(blob, bytes, offset, plain);
      sealer.seal(BlobType.TREE, plain, 0, blob.plainBytes());
      packs.add(blob.id(), BlobType.TREE, sealer);
    } else {
      packs.copy(blob, bytes, offset);
    }
  }

  @Override
  public void close() {
    opener.close();
    sealer.close();
  }
}
