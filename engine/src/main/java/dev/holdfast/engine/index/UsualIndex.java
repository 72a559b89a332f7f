package dev.holdfast.engine.index;

import dev.holdfast.engine.crypt.Envelope;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.PackedBlob;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads an index file that is laid out byte by byte as {@link IndexFile#encode} and restic do it,
 * without a look at JSON: several times as fast, and every command begins with it.
 *
 * <p>For one use, by one thread.
 */
final class UsualIndex {
  private static final byte[] BEGINNING = ascii("{\"packs\":[");
  private static final byte[] PACK = ascii("{\"id\":\"");
  private static final byte[] BLOBS = ascii("\",\"blobs\":[");
  private static final byte[] BLOB = PACK;
  private static final byte[] DATA = ascii("\",\"type\":\"data\",\"offset\":");
  private static final byte[] TREE = ascii("\",\"type\":\"tree\",\"offset\":");
  private static final byte[] LENGTH = ascii(",\"length\":");
  private static final byte[] PLAIN_LENGTH = ascii(",\"uncompressed_length\":");

  /** More digits than any number of the format has. */
  private static final int DIGITS_MAX = 10;

  private final byte[] json;
  private int at;

  private UsualIndex(byte[] json) {
    this.json = json;
  }

  /** The packs; empty if the file is laid out in another way, sound or not. */
  static Optional<List<PackContents>> read(byte[] json) {
    try {
      return Optional.of(new UsualIndex(json).packs());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private List<PackContents> packs() {
    List<PackContents> packs = new ArrayList<>();
    pass(BEGINNING);
    do {
      packs.add(pack());
    } while (passes(','));
    pass(']');
    pass('}');
    passes('\n');
    if (at < json.length) {
      throw unusual();
    }
    return packs;
  }

  private PackContents pack() {
    pass(PACK);
    PackId id = new PackId(hash());
    pass(BLOBS);
    List<PackedBlob> blobs = new ArrayList<>();
    do {
      blobs.add(blob());
    } while (passes(','));
    pass(']');
    pass('}');
    return new PackContents(id, blobs);
  }

  private PackedBlob blob() {
    pass(BLOB);
    BlobId id = new BlobId(hash());
    BlobType type = type();
    long offset = number();
    pass(LENGTH);
    int stored = Math.clamp(number(), 0, Integer.MAX_VALUE);
    boolean compressed = isAt(PLAIN_LENGTH);
    int plain = stored - Envelope.OVERHEAD_BYTES;
    if (compressed) {
      pass(PLAIN_LENGTH);
      plain = Math.clamp(number(), 0, Integer.MAX_VALUE);
    }
    pass('}');
    return new PackedBlob(type, id, offset, stored, plain, compressed);
  }

  private BlobType type() {
    if (isAt(DATA)) {
      at += DATA.length;
      return BlobType.DATA;
    }
    pass(TREE);
    return BlobType.TREE;
  }

  private Hash hash() {
    if (json.length - at < Hash.HEX_DIGITS) {
      throw unusual();
    }
    Hash hash = Hash.parse(json, at);
    at += Hash.HEX_DIGITS;
    return hash;
  }

  private long number() {
    int start = at;
    long number = 0;
    while (at < json.length && json[at] >= '0' && json[at] <= '9') {
      number = 10 * number + json[at] - '0';
      at++;
      if (at - start > DIGITS_MAX) {
        throw unusual();
      }
    }
    boolean hasLeadingZero = at - start > 1 && json[start] == '0';
    if (at == start || hasLeadingZero) {
      throw unusual();
    }
    return number;
  }

  private void pass(byte[] expected) {
    if (!isAt(expected)) {
      throw unusual();
    }
    at += expected.length;
  }

  private boolean isAt(byte[] expected) {
    if (json.length - at < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (json[at + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private void pass(char expected) {
    if (!passes(expected)) {
      throw unusual();
    }
  }

  private boolean passes(char expected) {
    boolean there = at < json.length && json[at] == expected;
    at += there ? 1 : 0;
    return there;
  }

  private static IllegalArgumentException unusual() {
    return new IllegalArgumentException("The index file is laid out in another way");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
