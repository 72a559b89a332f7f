package dev.holdfast.testkit.lock;

import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.pack.SealedFiles;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What all runs share: the key, and the content of every file that was ever written. A name tells
 * its content, so a state need only know which names are there.
 */
final class Vault implements BlobStore {
  private final Map<Hash, byte[]> contents = new HashMap<>();
  private final RepeatedRandom random = new RepeatedRandom();
  private final SealedFiles files = new SealedFiles(this, MasterKey.random(random), random);
  private @Nullable Run current;

  /** The lock files as a run sees them, which seals the same bytes whenever it is run again. */
  SealedFiles filesFor(Run run, int seed) {
    current = run;
    random.begin(seed);
    return files;
  }

  @Override
  public void put(BlobKey key, ByteBuffer content) {
    Hash name = Hash.parse(key.name());
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    contents.put(name, bytes);
    run().put(name);
  }

  /**
   * A step of its own for one's own files alone: others' are read right after, and missed then if
   * they are gone by now.
   */
  @Override
  public long size(BlobKey key) {
    Hash name = Hash.parse(key.name());
    if (run().hasPut(name) && !run().isThere(name)) {
      throw gone(key);
    }
    return bytes(key).length;
  }

  @Override
  public int read(BlobKey key, long offsetBytes, ByteBuffer target) {
    if (!run().isThere(Hash.parse(key.name()))) {
      throw gone(key);
    }
    byte[] bytes = bytes(key);
    target.put(bytes);
    return bytes.length;
  }

  @Override
  public void list(BlobKind kind, Visitor visitor) {
    // In one order, so that a run that is run again reads them in that order too.
    new TreeSet<>(run().list()).forEach(name -> visitor.visit(name.hex(), 1));
  }

  @Override
  public boolean delete(BlobKey key) {
    return run().delete(Hash.parse(key.name()));
  }

  private static MissingException gone(BlobKey key) {
    return new MissingException(key + " is gone");
  }

  private byte[] bytes(BlobKey key) {
    return Optional.ofNullable(contents.get(Hash.parse(key.name()))).orElseThrow();
  }

  private Run run() {
    return Optional.ofNullable(current).orElseThrow();
  }

  /** Chance that a run finds as it was when it was first run. */
  private static final class RepeatedRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private transient SplittableRandom chance = new SplittableRandom(0);

    void begin(int seed) {
      chance = new SplittableRandom(seed);
    }

    @Override
    public void nextBytes(byte[] bytes) {
      chance.nextBytes(bytes);
    }
  }
}
