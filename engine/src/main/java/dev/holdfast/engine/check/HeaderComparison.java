package dev.holdfast.engine.check;

import dev.holdfast.engine.crypt.Envelope;
import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.pack.PackHeader;
import dev.holdfast.engine.pack.PackedBlob;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** Compares headers of packs with the index. For one thread. */
final class HeaderComparison {
  private final Envelope envelope;

  /**
   * @param random not drawn from: opening needs no chance
   */
  HeaderComparison(MasterKey key, SecureRandom random) {
    this.envelope = new Envelope(key, random);
  }

  /**
   * How a header differs; empty if it says exactly what the index says.
   *
   * @param end of the pack: as many bytes as the header should take with its frame, or fewer if the
   *     pack is shorter
   * @param blobs what the index says, by their offsets
   */
  Optional<String> difference(byte[] end, int offset, int length, List<PackedBlob> blobs) {
    int sealed = PackHeader.plainBytes(blobs) + Envelope.OVERHEAD_BYTES;
    if (length < sealed + PackHeader.TRAILER_BYTES) {
      return Optional.of(
          "the pack has %d bytes and its header alone should have more.".formatted(length));
    }
    int said = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).getInt(offset + sealed);
    if (said != sealed) {
      return Optional.of(
          "its length is said to be %s bytes, and the index makes it %d."
              .formatted(Integer.toUnsignedString(said), sealed));
    }
    byte[] plain = new byte[sealed - Envelope.OVERHEAD_BYTES];
    try {
      envelope.open(end, offset, sealed, plain, 0);
      return difference(PackHeader.decode(plain, plain.length), blobs);
    } catch (CorruptException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> difference(List<PackedBlob> found, List<PackedBlob> expected) {
    for (int i = 0; i < Math.min(found.size(), expected.size()); i++) {
      if (!found.get(i).equals(expected.get(i))) {
        return Optional.of(
            "its entry %d is %s, where the index has %s."
                .formatted(i + 1, described(found.get(i)), described(expected.get(i))));
      }
    }
    return found.size() == expected.size()
        ? Optional.empty()
        : Optional.of(
            "it has %d blobs, where the index has %d.".formatted(found.size(), expected.size()));
  }

  private static String described(PackedBlob blob) {
    return "the %s blob %s of %d bytes at byte %d%s"
        .formatted(
            blob.type().text(),
            blob.id(),
            blob.storedBytes(),
            blob.offsetBytes(),
            blob.compressed() ? ", compressed from " + blob.plainBytes() : "");
  }
}
