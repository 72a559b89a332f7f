package dev.holdfast.engine.repository;

import dev.holdfast.engine.chunk.Polynomial;
import dev.holdfast.engine.crypt.Envelope;
import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.error.UnsupportedFormatException;
import dev.holdfast.engine.format.JsonReader;
import dev.holdfast.engine.format.JsonWriter;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.store.WholeBlob;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code config}: an envelope around {@code {"version":2,"id":"<64
 * hex>","chunker_polynomial":"<hex>"}}, not compressed.
 *
 * <p>A further member {@value #CHUNKER} names the repository's chunker; where there is none, it is
 * restic's, with the polynomial. restic ignores the member, and cuts by the polynomial in any case:
 * what both back up into one repository is whole, but stored twice. Other unknown members are
 * passed over.
 *
 * @param id 32 random bytes
 * @param polynomial irreducible and of degree 53, with which restic cuts files
 * @param chunker how Holdfast cuts files
 */
record RepositoryConfig(Hash id, Polynomial polynomial, ChunkerName chunker) {
  private static final String CHUNKER = "holdfast_chunker";
  private static final int VERSION = 2;

  /** A real one has less than 200 bytes; other programs keep some settings here. */
  private static final int BYTES_MAX = 64 * 1024;

  /** The config of a new repository. */
  static RepositoryConfig random(SecureRandom random) {
    byte[] id = new byte[Hash.BYTES];
    random.nextBytes(id);
    return new RepositoryConfig(Hash.read(id, 0), Polynomial.random(random), ChunkerName.GEAR);
  }

  /** Stores the config, sealed; it is durable on return. */
  void store(BlobStore store, MasterKey key, SecureRandom random) {
    byte[] plain = encode();
    byte[] sealed = new byte[plain.length + Envelope.OVERHEAD_BYTES];
    new Envelope(key, random).seal(plain, 0, plain.length, sealed, 0);
    store.put(BlobKey.only(BlobKind.CONFIG), ByteBuffer.wrap(sealed));
  }

  /**
   * The bytes of the config as they are stored.
   *
   * @throws MissingException if there is none, and so no repository
   */
  static byte[] load(BlobStore store) {
    try {
      return WholeBlob.read(store, BlobKey.only(BlobKind.CONFIG), BYTES_MAX);
    } catch (MissingException e) {
      throw new MissingException(
          "There is no repository here, since there is no config; make one first", e);
    }
  }

  /**
   * Opens the stored config.
   *
   * @throws CorruptException if it was not sealed with this key, or is no config
   * @throws UnsupportedFormatException if it asks for something that this engine does not know
   */
  static RepositoryConfig open(byte[] sealed, MasterKey key, SecureRandom random) {
    byte[] plain = new byte[Math.max(0, sealed.length - Envelope.OVERHEAD_BYTES)];
    new Envelope(key, random).open(sealed, 0, sealed.length, plain, 0);
    return decode(plain);
  }

  byte[] encode() {
    JsonWriter json = new JsonWriter();
    json.beginObject();
    json.member("version").unsigned(VERSION);
    json.member("id").text(id.hex());
    json.member("chunker_polynomial").text(polynomial.hex());
    if (!chunker.text().isEmpty()) {
      json.member(CHUNKER).text(chunker.text());
    }
    json.endObject();
    return json.toBytes();
  }

  static RepositoryConfig decode(byte[] json) {
    long version = 0;
    @Nullable Hash id = null;
    @Nullable Polynomial polynomial = null;
    ChunkerName chunker = ChunkerName.RABIN;
    try (JsonReader in = new JsonReader("The repository's config", json, 0, json.length)) {
      in.beginObject();
      while (in.nextMember()) {
        switch (in.memberName()) {
          case "version" -> version = in.uint32();
          case "id" -> id = in.hash();
          case "chunker_polynomial" -> polynomial = polynomial(in);
          case CHUNKER -> chunker = chunker(in.text());
          default -> in.skip();
        }
      }
      in.end();
      if (version == 0) {
        throw in.corrupt("has no \"version\"");
      }
      refuseOtherVersion(version);
      if (id == null || polynomial == null) {
        throw in.corrupt("has no \"id\" or no \"chunker_polynomial\"");
      }
      return new RepositoryConfig(id, polynomial, chunker);
    }
  }

  private static Polynomial polynomial(JsonReader in) {
    try {
      Polynomial polynomial = Polynomial.parse(in.text());
      if (polynomial.degree() != Polynomial.DEGREE || !polynomial.isIrreducible()) {
        throw in.corrupt("has a chunker polynomial that is not irreducible: " + polynomial);
      }
      return polynomial;
    } catch (IllegalArgumentException e) {
      throw in.corrupt("has a chunker polynomial that is refused: " + e.getMessage());
    }
  }

  private static void refuseOtherVersion(long version) {
    if (version == 1) {
      throw new UnsupportedFormatException(
          "The repository is of version 1; `restic migrate upgrade_repo_v2` makes it one of version"
              + " 2, which Holdfast reads and writes");
    }
    if (version != VERSION) {
      throw new UnsupportedFormatException(
          "The repository is of version " + version + "; this Holdfast knows version 2 only");
    }
  }

  private static ChunkerName chunker(String text) {
    return ChunkerName.of(text)
        .orElseThrow(
            () ->
                new UnsupportedFormatException(
                    "The repository's files are cut by \""
                        + text
                        + "\", a chunker that this version does not know; use a newer one"));
  }
}
