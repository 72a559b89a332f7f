package dev.holdfast.engine.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Sha256;
import dev.holdfast.engine.pack.BlobSealer;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.Compression;
import dev.holdfast.engine.pack.PackBuilder;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.PackHeader;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackStorerTest {
  private final SecureRandom random = new SecureRandom();
  private final MasterKey key = MasterKey.random(random);
  private final PutsOnly store = new PutsOnly();

  @Test
  void soundPack_isStoredUnderTheHashOfItsBytes() {
    PackBuilder pack = filled();
    try (PackStorer storer = new PackStorer(store, key, random, "a test is at fault")) {

      PackContents stored = storer.store(pack);

      assertThat(store.keys).containsExactly(BlobKey.of(BlobKind.PACK, stored.id().hash()));
      assertThat(stored.blobs()).hasSize(3);
      assertThat((long) pack.length()).isEqualTo(PackHeader.fileBytes(stored.blobs()));
      assertThat(new Sha256().hash(pack.bytes(), 0, pack.length())).isEqualTo(stored.id().hash());
    }
  }

  @Test
  void packThatChangedInMemory_isNotStored() {
    try (PackStorer storer = new PackStorer(store, key, random, "a test is at fault")) {
      for (int at = 0; at < filled().length(); at++) {
        PackBuilder pack = filled();
        pack.bytes()[at] ^= 1;

        assertThatThrownBy(() -> storer.store(pack))
            .isInstanceOf(CorruptException.class)
            .hasMessageContaining("the pack was not stored");
      }
    }
    assertThat(store.keys).isEmpty();
  }

  private PackBuilder filled() {
    PackBuilder pack = new PackBuilder(BlobType.DATA);
    try (BlobSealer sealer = new BlobSealer(key, random, Compression.DEFAULT)) {
      for (byte i = 1; i <= 3; i++) {
        byte[] plain = {i, i, i};
        sealer.seal(BlobType.DATA, plain, 0, 3);
        pack.add(new BlobId(new Sha256().hash(plain, 0, 3)), sealer);
      }
    }
    return pack;
  }

  /** Remembers what was put; asked for anything else, the test has failed. */
  private static final class PutsOnly implements BlobStore {
    private final List<BlobKey> keys = new ArrayList<>();

    @Override
    public void put(BlobKey key, ByteBuffer content) {
      keys.add(key);
    }

    @Override
    public int read(BlobKey key, long offsetBytes, ByteBuffer target) {
      throw new AssertionError("Not expected");
    }

    @Override
    public long size(BlobKey key) {
      throw new AssertionError("Not expected");
    }

    @Override
    public void list(BlobKind kind, Visitor visitor) {
      throw new AssertionError("Not expected");
    }

    @Override
    public boolean delete(BlobKey key) {
      throw new AssertionError("Not expected");
    }
  }
}
