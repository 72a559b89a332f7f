package dev.holdfast.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Seeds;
import dev.holdfast.engine.crypt.Envelope;
import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Sha256;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlobSealerTest {
  private final SecureRandom random = new SecureRandom();
  private final MasterKey key = MasterKey.random(random);
  private final BlobSealer sealer = new BlobSealer(key, random, Compression.DEFAULT);
  private final BlobOpener opener = new BlobOpener(key, random);

  @AfterEach
  void close() {
    sealer.close();
    opener.close();
  }

  @Test
  void sealedBlobs_openAgain_andTheHeaderNamesThem() {
    Seeds.forEachSeed(
        20,
        seed -> {
          PackBuilder pack = new PackBuilder(BlobType.DATA);
          List<byte[]> plains = new ArrayList<>();
          for (int i = 0; i < 20; i++) {
            plains.add(text(seed, 1 + seed.nextInt(40_000)));
            seal(pack, plains.getLast());
          }

          for (int i = 0; i < plains.size(); i++) {
            assertThat(open(pack, pack.blobs().get(i))).isEqualTo(plains.get(i));
          }
          List<PackedBlob> blobs = pack.blobs();
          pack.end(new Envelope(key, random));
          assertThat(header(pack)).isEqualTo(blobs);
          assertThat((long) pack.length()).isEqualTo(PackHeader.fileBytes(blobs));
        });
  }

  @Test
  void nearlyFullPack_hasRoomForAShortBlobOnly_andAnEmptyOneForAny() {
    PackBuilder pack = new PackBuilder(BlobType.DATA);
    byte[] noise = new byte[6 << 20];
    random.nextBytes(noise);
    seal(pack, noise);
    seal(pack, noise);

    sealer.seal(BlobType.DATA, noise, 0, noise.length);
    assertThat(pack.hasRoomFor(sealer.sealedLength())).isFalse();
    assertThat(new PackBuilder(BlobType.DATA).hasRoomFor(sealer.sealedLength())).isTrue();
    sealer.seal(BlobType.DATA, noise, 0, 4 << 20);
    assertThat(pack.hasRoomFor(sealer.sealedLength())).isTrue();
  }

  @Test
  void incompressibleData_isStoredPlain() {
    byte[] noise = new byte[10_000];
    random.nextBytes(noise);
    PackBuilder pack = new PackBuilder(BlobType.DATA);

    PackedBlob blob = seal(pack, noise);

    assertThat(blob.compressed()).isFalse();
    assertThat(blob.storedBytes()).isEqualTo(noise.length + Envelope.OVERHEAD_BYTES);
    assertThat(open(pack, blob)).isEqualTo(noise);
  }

  @Test
  void trees_areCompressedWhateverItGains() {
    byte[] noise = new byte[100];
    random.nextBytes(noise);
    PackBuilder pack = new PackBuilder(BlobType.TREE);

    PackedBlob blob = seal(pack, noise);

    assertThat(blob.compressed()).isTrue();
    assertThat(open(pack, blob)).isEqualTo(noise);
  }

  @Test
  void packBegunAgain_holdsOnlyWhatCameSince() {
    PackBuilder pack = new PackBuilder(BlobType.DATA);
    seal(pack, new byte[1000]);

    pack.beginAgain(BlobType.TREE);
    PackedBlob blob = seal(pack, new byte[] {1, 2, 3});

    assertThat(pack.blobs()).containsExactly(blob);
    assertThat(blob.type()).isEqualTo(BlobType.TREE);
    assertThat(blob.offsetBytes()).isZero();
  }

  @Test
  void anyFlippedBit_isNoticed() {
    Seeds.forEachSeed(
        200,
        seed -> {
          PackBuilder pack = new PackBuilder(BlobType.DATA);
          PackedBlob blob = seal(pack, text(seed, 300));
          pack.bytes()[seed.nextInt(pack.length())] ^= (byte) (1 << seed.nextInt(8));

          assertThatThrownBy(() -> open(pack, blob))
              .isInstanceOf(CorruptException.class)
              .hasMessageContaining(blob.id().hex());
        });
  }

  @Test
  void blobOfAnotherName_isCorrupt() {
    PackBuilder pack = new PackBuilder(BlobType.DATA);
    PackedBlob first = seal(pack, new byte[] {1, 1, 1});
    PackedBlob second = seal(pack, new byte[] {2, 2, 2});
    PackedBlob swapped =
        PackedBlob.plain(BlobType.DATA, first.id(), second.offsetBytes(), second.storedBytes());

    assertThatThrownBy(() -> open(pack, swapped))
        .isInstanceOf(CorruptException.class)
        .hasMessageContaining("other bytes");
  }

  @Test
  void frameOfAnotherLengthThanTheIndexSays_isCorrupt() {
    PackBuilder pack = new PackBuilder(BlobType.DATA);
    PackedBlob blob = seal(pack, new byte[1000]);

    for (int length : new int[] {1, 999, 1001}) {
      PackedBlob wrong =
          new PackedBlob(blob.type(), blob.id(), 0, blob.storedBytes(), length, true);
      assertThatThrownBy(() -> open(pack, wrong)).isInstanceOf(CorruptException.class);
    }
  }

  private PackedBlob seal(PackBuilder pack, byte[] plain) {
    BlobId id = new BlobId(new Sha256().hash(plain, 0, plain.length));
    sealer.seal(pack.type(), plain, 0, plain.length);
    return pack.add(id, sealer);
  }

  private byte[] open(PackBuilder pack, PackedBlob blob) {
    byte[] plain = new byte[blob.plainBytes()];
    opener.open(blob, pack.bytes(), (int) blob.offsetBytes(), plain);
    return plain;
  }

  private List<PackedBlob> header(PackBuilder pack) {
    int end = pack.length() - PackHeader.TRAILER_BYTES;
    int length = 0;
    for (int i = PackHeader.TRAILER_BYTES - 1; i >= 0; i--) {
      length = (length << 8) | (pack.bytes()[end + i] & 0xff);
    }
    byte[] plain = new byte[length];
    int plainLength = new Envelope(key, random).open(pack.bytes(), end - length, length, plain, 0);
    return PackHeader.decode(plain, plainLength);
  }

  /** Bytes that compress. */
  private static byte[] text(SplittableRandom seed, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) ('a' + seed.nextInt(8));
    }
    return bytes;
  }
}
