package dev.holdfast.benchmarks.primitives;

import dev.holdfast.engine.crypt.Envelope;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.PackedBlob;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Looking up a blob among a million, which is a repository of about a terabyte. */
@State(Scope.Benchmark)
public class Index extends InNanoseconds {
  private static final int PACKS = 62_500;
  private static final int BLOBS_IN_A_PACK = 16;
  private static final int PLAIN_BYTES = 1 << 20;

  private final SplittableRandom random = new SplittableRandom(3);
  private final BlobIndex index = new BlobIndex();

  /** One of each pack: so many, and so far from each other, that they fit no cache. */
  private final List<BlobId> known = new ArrayList<>();

  private final List<BlobId> unknown = new ArrayList<>();

  public Index() {
    for (int i = 0; i < PACKS; i++) {
      PackContents pack = new PackContents(new PackId(hash()), blobs());
      index.add(pack);
      known.add(pack.blobs().getFirst().id());
      unknown.add(new BlobId(hash()));
    }
  }

  private List<PackedBlob> blobs() {
    List<PackedBlob> blobs = new ArrayList<>();
    int storedBytes = PLAIN_BYTES + Envelope.OVERHEAD_BYTES;
    for (int i = 0; i < BLOBS_IN_A_PACK; i++) {
      BlobId id = new BlobId(hash());
      blobs.add(PackedBlob.plain(BlobType.DATA, id, (long) i * storedBytes, storedBytes));
    }
    return blobs;
  }

  private Hash hash() {
    return new Hash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  @Benchmark
  @OperationsPerInvocation(PACKS)
  public int hit() {
    return found(known);
  }

  @Benchmark
  @OperationsPerInvocation(PACKS)
  public int miss() {
    return found(unknown);
  }

  private int found(List<BlobId> ids) {
    int found = 0;
    for (BlobId id : ids) {
      if (index.entry(BlobType.DATA, id) >= 0) {
        found++;
      }
    }
    return found;
  }
}
