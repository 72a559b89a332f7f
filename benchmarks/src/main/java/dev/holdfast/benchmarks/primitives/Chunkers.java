package dev.holdfast.benchmarks.primitives;

import dev.holdfast.engine.chunk.Chunker;
import dev.holdfast.engine.chunk.GearChunker;
import dev.holdfast.engine.chunk.GearTable;
import dev.holdfast.engine.chunk.Polynomial;
import dev.holdfast.engine.chunk.RabinChunker;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Finding where chunks end, over bytes that are read already. */
@State(Scope.Benchmark)
public class Chunkers extends InMegabytes {
  private static final int FILE_BYTES = 32 << 20;

  /** As much as a backup reads at once. */
  private static final int READ_BYTES = 256 << 10;

  private final byte[] file = Content.RANDOM.bytes(FILE_BYTES);
  private final Chunker rabin = new RabinChunker(Polynomial.random(new SplittableRandom(1)));
  private final Chunker gear = new GearChunker(GearTable.of(Keys.MASTER));

  @Benchmark
  @OperationsPerInvocation(FILE_BYTES)
  public int rabin() {
    return chunks(rabin);
  }

  @Benchmark
  @OperationsPerInvocation(FILE_BYTES)
  public int gear() {
    return chunks(gear);
  }

  private int chunks(Chunker chunker) {
    int chunks = 0;
    chunker.begin();
    for (int at = 0; at < file.length; ) {
      int cut = chunker.cut(file, at, Math.min(READ_BYTES, file.length - at));
      if (cut == Chunker.NO_CUT) {
        at += Math.min(READ_BYTES, file.length - at);
      } else {
        at += cut;
        chunks++;
      }
    }
    return chunks;
  }
}
