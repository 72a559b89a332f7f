package dev.holdfast.benchmarks.primitives;

import dev.holdfast.engine.pack.BlobSealer;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.Compression;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Compressing and sealing a chunk of usual length, at each level that the engine offers. */
@State(Scope.Benchmark)
public class Sealing extends InMegabytes {
  private static final int CHUNK_BYTES = 1 << 20;

  @Param public Content content = Content.TEXT;
  @Param public Compression compression = Compression.DEFAULT;

  private byte[] plain = {};
  private BlobSealer sealer = new BlobSealer(Keys.MASTER, Keys.RANDOM, Compression.OFF);

  @Setup
  public void begin() {
    end();
    plain = content.bytes(CHUNK_BYTES);
    sealer = new BlobSealer(Keys.MASTER, Keys.RANDOM, compression);
  }

  @TearDown
  public void end() {
    sealer.close();
  }

  /** The envelope alone, where compression is off. */
  @Benchmark
  @OperationsPerInvocation(CHUNK_BYTES)
  public int compressAndSeal() {
    return sealer.seal(BlobType.DATA, plain, 0, plain.length);
  }
}
