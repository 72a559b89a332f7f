package dev.holdfast.benchmarks.primitives;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Sha256;
import dev.holdfast.engine.pack.BlobOpener;
import dev.holdfast.engine.pack.BlobSealer;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.Compression;
import dev.holdfast.engine.pack.PackBuilder;
import dev.holdfast.engine.pack.PackedBlob;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Reading a chunk of usual length back, as a restore does and a backup before it stores a pack. */
@State(Scope.Benchmark)
public class Opening extends InMegabytes {
  private static final int CHUNK_BYTES = 1 << 20;

  @Param public Content content = Content.TEXT;

  private final byte[] target = new byte[CHUNK_BYTES];
  private final PackBuilder pack = new PackBuilder(BlobType.DATA);
  private final List<PackedBlob> blobs = new ArrayList<>();
  private final BlobOpener opener = new BlobOpener(Keys.MASTER, Keys.RANDOM);

  @Setup
  public void fillAPack() {
    byte[] plain = content.bytes(CHUNK_BYTES);
    BlobId id = new BlobId(new Sha256().hash(plain, 0, plain.length));
    try (BlobSealer sealer = new BlobSealer(Keys.MASTER, Keys.RANDOM, Compression.DEFAULT)) {
      sealer.seal(BlobType.DATA, plain, 0, plain.length);
      blobs.add(pack.add(id, sealer));
    }
  }

  @TearDown
  public void end() {
    opener.close();
  }

  /** The envelope, decompression unless the chunk is stored as it is, and SHA-256. */
  @Benchmark
  @OperationsPerInvocation(CHUNK_BYTES)
  public byte[] openDecompressAndHash() {
    for (PackedBlob blob : blobs) {
      opener.open(blob, pack.bytes(), (int) blob.offsetBytes(), target);
    }
    return target;
  }
}
