package dev.holdfast.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackHeaderTest {
  private static final BlobId FIRST = id("11");
  private static final BlobId SECOND = id("22");

  private static final List<PackedBlob> BLOBS =
      List.of(
          new PackedBlob(BlobType.DATA, FIRST, 0, 0x0102 + 32, 0x0102, false),
          new PackedBlob(BlobType.TREE, SECOND, 0x0102 + 32, 40, 0x030405, true));

  private static final String HEADER =
      "00" + "22010000" + "11".repeat(32) + "03" + "28000000" + "05040300" + "22".repeat(32);

  @Test
  void header_isWrittenInTheLayoutOfTheFormat() {
    assertThat(HexFormat.of().formatHex(PackHeader.encode(BLOBS))).isEqualTo(HEADER);
    assertThat(PackHeader.plainBytes(BLOBS)).isEqualTo(37 + 41);
    assertThat(PackHeader.fileBytes(BLOBS)).isEqualTo(0x0102 + 32 + 40 + 37 + 41 + 32 + 4);
  }

  @Test
  void header_isReadBackWithOffsets() {
    assertThat(decode(HEADER)).isEqualTo(BLOBS);
    assertThat(decode("")).isEmpty();
  }

  @Test
  void smallestPack_has73BytesAndOneEmptyBlob_whichIsRefused() {
    assertRefused("00" + "20000000" + "11".repeat(32), "0 bytes");
  }

  @Test
  void wrongBytes_areCorruptWithTheirPlace() {
    assertRefused("04" + HEADER.substring(2), "unknown kind 4 at byte 0");
    assertRefused("ff" + HEADER.substring(2), "unknown kind");
    assertRefused(HEADER.substring(0, HEADER.length() - 2), "inside of the entry at byte 37");
    assertRefused(HEADER + "00", "inside of the entry");
    assertRefused("00" + "ffffffff" + "11".repeat(32), "wrong at byte 0");
    assertRefused("02" + "28000000" + "00000000" + "11".repeat(32), "wrong at byte 0");
    assertRefused("02" + "28000000" + "ffffff7f" + "11".repeat(32), "wrong at byte 0");
  }

  private static void assertRefused(String hex, String reason) {
    assertThatThrownBy(() -> decode(hex))
        .isInstanceOf(CorruptException.class)
        .satisfies(
            e ->
                assertThat(e.getMessage() + (e.getCause() == null ? "" : e.getCause().getMessage()))
                    .contains(reason));
  }

  private static List<PackedBlob> decode(String hex) {
    byte[] plain = HexFormat.of().parseHex(hex);
    return PackHeader.decode(plain, plain.length);
  }

  private static BlobId id(String pair) {
    return new BlobId(Hash.parse(pair.repeat(32)));
  }
}
