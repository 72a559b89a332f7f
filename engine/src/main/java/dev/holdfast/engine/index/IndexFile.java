package dev.holdfast.engine.index;

import dev.holdfast.engine.crypt.Envelope;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.format.JsonReader;
import dev.holdfast.engine.format.JsonWriter;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.PackedBlob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of an index file.
 *
 * <pre>{@code
 * {"packs":[{"id":"<pack>","blobs":[
 *   {"id":"<blob>","type":"data"|"tree","offset":0,"length":0,"uncompressed_length":0}]}]}
 * }</pre>
 *
 * <p>{@code length} is that of the envelope; {@code uncompressed_length} is left out where the blob
 * is not compressed. A pack stands in one file, with all its blobs. Members that are not known are
 * passed over, and so are packs without blobs.
 */
public final class IndexFile {
  /** An index file is written for so many blobs, as restic does; it may hold any number. */
  public static final int USUAL_BLOBS = 50_000;

  private IndexFile() {}

  /** Writes the document. */
  public static byte[] encode(List<PackContents> packs) {
    JsonWriter json = new JsonWriter();
    json.beginObject().member("packs").beginArray();
    for (PackContents pack : packs) {
      json.beginObject().member("id").hash(pack.id().hash());
      json.member("blobs").beginArray();
      for (PackedBlob blob : pack.blobs()) {
        encode(json, blob);
      }
      json.endArray().endObject();
    }
    json.endArray().endObject().newLine();
    return json.toBytes();
  }

  private static void encode(JsonWriter json, PackedBlob blob) {
    json.beginObject();
    json.member("id").hash(blob.id().hash());
    json.member("type").text(blob.type().text());
    json.member("offset").unsigned(blob.offsetBytes());
    json.member("length").unsigned(blob.storedBytes());
    if (blob.compressed()) {
      json.member("uncompressed_length").unsigned(blob.plainBytes());
    }
    json.endObject();
  }

  /**
   * Reads the document, pack by pack.
   *
   * @throws CorruptException if it is not an index; packs before the fault have been shown then
   */
  public static void decode(byte[] json, Consumer<PackContents> packs) {
    Optional<List<PackContents>> usual = UsualIndex.read(json);
    if (usual.isPresent()) {
      usual.get().forEach(packs);
    } else {
      decodeAny(json, packs);
    }
  }

  /** As {@link #decode}, of any layout. */
  static void decodeAny(byte[] json, Consumer<PackContents> packs) {
    try (JsonReader in = new JsonReader("The index file", json, 0, json.length)) {
      in.beginObject();
      while (in.nextMember()) {
        if (in.memberName().equals("packs") && !in.isNull()) {
          in.beginArray();
          while (in.nextElement()) {
            pack(in, packs);
          }
        } else {
          in.skip();
        }
      }
      in.end();
    }
  }

  private static void pack(JsonReader in, Consumer<PackContents> packs) {
    @Nullable Hash id = null;
    List<PackedBlob> blobs = new ArrayList<>();
    in.beginObject();
    while (in.nextMember()) {
      switch (in.memberName()) {
        case "id" -> id = in.hash();
        case "blobs" -> blobs(in, blobs);
        default -> in.skip();
      }
    }
    if (id == null) {
      throw in.corrupt("has a pack without id");
    }
    if (!blobs.isEmpty()) {
      packs.accept(new PackContents(new PackId(id), blobs));
    }
  }

  private static void blobs(JsonReader in, List<PackedBlob> blobs) {
    if (in.isNull()) {
      return;
    }
    in.beginArray();
    while (in.nextElement()) {
      blobs.add(blob(in));
    }
  }

  private static PackedBlob blob(JsonReader in) {
    @Nullable Hash id = null;
    @Nullable BlobType type = null;
    long offset = 0;
    long stored = 0;
    long uncompressed = 0;
    in.beginObject();
    while (in.nextMember()) {
      switch (in.memberName()) {
        case "id" -> id = in.hash();
        case "type" -> type = type(in);
        case "offset" -> offset = in.uint32();
        case "length" -> stored = in.uint32();
        case "uncompressed_length" -> uncompressed = in.uint32();
        default -> in.skip();
      }
    }
    if (id == null || type == null) {
      throw in.corrupt("has a blob without id or type");
    }
    boolean compressed = uncompressed != 0;
    long plain = compressed ? uncompressed : stored - Envelope.OVERHEAD_BYTES;
    try {
      return new PackedBlob(
          type,
          new BlobId(id),
          offset,
          Math.toIntExact(stored),
          Math.toIntExact(plain),
          compressed);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw in.corrupt("has an impossible blob: " + e.getMessage());
    }
  }

  private static BlobType type(JsonReader in) {
    String text = in.text();
    for (BlobType type : BlobType.values()) {
      if (type.text().equals(text)) {
        return type;
      }
    }
    throw in.corrupt("has a blob of unknown type \"" + text + "\"");
  }
}
