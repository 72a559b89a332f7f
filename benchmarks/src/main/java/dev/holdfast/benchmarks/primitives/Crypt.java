package dev.holdfast.benchmarks.primitives;

import dev.holdfast.engine.crypt.Envelope;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.Sha256;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Naming and sealing a chunk of usual length. */
@State(Scope.Benchmark)
public class Crypt extends InMegabytes {
  private static final int CHUNK_BYTES = 1 << 20;

  private final byte[] plain = Content.RANDOM.bytes(CHUNK_BYTES);
  private final byte[] target = new byte[CHUNK_BYTES + Envelope.OVERHEAD_BYTES];
  private final byte[] sealed = new byte[CHUNK_BYTES + Envelope.OVERHEAD_BYTES];
  private final byte[] forged;
  private final Sha256 sha256 = new Sha256();
  private final Envelope envelope = new Envelope(Keys.MASTER, Keys.RANDOM);

  public Crypt() {
    envelope.seal(plain, 0, plain.length, sealed, 0);
    forged = sealed.clone();
    forged[forged.length - 1] ^= 1;
  }

  /** SHA-256, which is the name of each blob. */
  @Benchmark
  @OperationsPerInvocation(CHUNK_BYTES)
  public Hash sha256() {
    return sha256.hash(plain, 0, plain.length);
  }

  /** AES-256-CTR and then Poly1305. */
  @Benchmark
  @OperationsPerInvocation(CHUNK_BYTES)
  public int cipherAndMac() {
    return envelope.seal(plain, 0, plain.length, target, 0);
  }

  /** Poly1305 and then AES-256-CTR. */
  @Benchmark
  @OperationsPerInvocation(CHUNK_BYTES)
  public int macAndCipher() {
    return envelope.open(sealed, 0, sealed.length, target, 0);
  }

  /** Poly1305 alone: a forged chunk is refused by it, and never deciphered. */
  @Benchmark
  @OperationsPerInvocation(CHUNK_BYTES)
  public CorruptException mac() {
    try {
      envelope.open(forged, 0, forged.length, target, 0);
    } catch (CorruptException refused) {
      return refused;
    }
    throw new IllegalStateException("A forged chunk was opened");
  }
}
