package dev.holdfast.engine.format;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.id.Hash;
import java.time.OffsetDateTime;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one JSON document of the repository, step by step, without holding it as a tree.
 *
 * <p>It stands on a value from the start. {@link #nextMember} and {@link #nextElement} move to the
 * next one; each value is then read, entered or skipped once:
 *
 * <pre>{@code
 * in.beginObject();
 * while (in.nextMember()) {
 *   switch (in.memberName()) {
 *     case "id" -> id = in.text();
 *     default -> in.skip();
 *   }
 * }
 * in.end();
 * }</pre>
 *
 * <p>Every method throws {@link CorruptException}, with the document's name and the byte, where the
 * input is not what is asked for. Of duplicate members the reader sees each; restic lets the last
 * one count. For one thread.
 */
public final class JsonReader implements AutoCloseable {
  /** The format nests five levels; unknown members of other writers may go deeper. */
  private static final int DEPTH_MAX = 64;

  /** So many bytes tell an encoding. */
  private static final int ENCODING_BYTES = 4;

  private static final long UINT32_MAX = 0xffff_ffffL;

  // Strings have no limit of their own: the document is in memory already, and what is read from
  // it is no longer than it.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final String document;
  private final byte[] json;
  private final int offset;
  private final JsonParser parser;

  /**
   * @param document what is read, for messages: "The key file"
   */
  public JsonReader(String document, byte[] json, int offset, int length) {
    this.document = document;
    this.json = json;
    this.offset = offset;
    refuseOtherEncoding(length);
    this.parser = JSON.createParser(ObjectReadContext.empty(), json, offset, length);
    advance();
  }

  /**
   * The parser would guess the encoding, which the format does not let anybody choose. In UTF-8 no
   * byte is zero, and the first is ASCII.
   */
  private void refuseOtherEncoding(int length) {
    for (int i = 0; i < Math.min(length, ENCODING_BYTES); i++) {
      byte b = json[offset + i];
      if (b == 0 || (i == 0 && b < 0)) {
        throw new CorruptException(document + " is not JSON in UTF-8, at byte " + i);
      }
    }
  }

  public void beginObject() {
    expect(JsonToken.START_OBJECT, "an object");
  }

  /** Moves to the next member's value; false, and past the object, where there is none. */
  public boolean nextMember() {
    if (advance() == JsonToken.END_OBJECT) {
      return false;
    }
    advance();
    return true;
  }

  /** The name of the member whose value is next. */
  public String memberName() {
    String name = parser.currentName();
    if (name == null) {
      throw new IllegalStateException("memberName() is asked for outside an object");
    }
    return name;
  }

  public void beginArray() {
    expect(JsonToken.START_ARRAY, "an array");
  }

  /** Moves to the next element; false, and past the array, where there is none. */
  public boolean nextElement() {
    return advance() != JsonToken.END_ARRAY;
  }

  public boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  public String text() {
    expect(JsonToken.VALUE_STRING, "a string");
    try {
      return parser.getString();
    } catch (JacksonException e) {
      throw broken(e);
    }
  }

  /** A string of base64, decoded. */
  public byte[] base64() {
    try {
      return Base64.getDecoder().decode(text());
    } catch (IllegalArgumentException e) {
      throw unexpected("base64", e);
    }
  }

  /** A string of 64 lower-case hexadecimal digits. */
  public Hash hash() {
    expect(JsonToken.VALUE_STRING, "a string");
    try {
      return Hash.parse(
          parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
    } catch (IllegalArgumentException e) {
      throw unexpected("an id of 64 hexadecimal digits", e);
    } catch (JacksonException e) {
      throw broken(e);
    }
  }

  /** A string that {@link GoTime} reads. */
  public OffsetDateTime time() {
    try {
      return GoTime.parse(text());
    } catch (IllegalArgumentException e) {
      throw unexpected("an RFC 3339 time", e);
    }
  }

  /** The value's own bytes, whatever it is. */
  public ByteString verbatim() {
    int start = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
    try {
      parser.skipChildren();
      parser.finishToken();
    } catch (JacksonException e) {
      throw broken(e);
    }
    return ByteString.of(json, offset + start, Math.toIntExact(byteOffset()) - start);
  }

  public boolean bool() {
    boolean value = parser.currentToken() == JsonToken.VALUE_TRUE;
    if (!value) {
      expect(JsonToken.VALUE_FALSE, "true or false");
    }
    return value;
  }

  /** A whole number of 64 bits without sign. */
  public long uint64() {
    expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
    try {
      return Long.parseUnsignedLong(parser.getString());
    } catch (NumberFormatException e) {
      throw unexpected("a number from 0 to 2^64 - 1", e);
    } catch (JacksonException e) {
      throw broken(e);
    }
  }

  /** A whole number of 32 bits without sign. */
  public long uint32() {
    long value = uint64();
    if (value < 0 || value > UINT32_MAX) {
      throw unexpected("a number from 0 to 2^32 - 1", null);
    }
    return value;
  }

  /** Passes over the value, whatever it is. */
  public void skip() {
    try {
      parser.skipChildren();
    } catch (JacksonException e) {
      throw broken(e);
    }
  }

  /** Checks that nothing but white space follows the document. */
  public void end() {
    JsonToken token;
    try {
      token = parser.nextToken();
    } catch (JacksonException e) {
      throw broken(e);
    }
    if (token != null) {
      throw unexpected("the end", null);
    }
  }

  /** What to throw where a value was read but breaks a rule of the format. */
  public CorruptException corrupt(String problem) {
    return new CorruptException(document + " " + problem + " (before byte " + byteOffset() + ")");
  }

  /** Gives the parser's buffers back; the reader is of no use afterwards. */
  @Override
  public void close() {
    parser.close();
  }

  private JsonToken advance() {
    JsonToken token;
    try {
      token = parser.nextToken();
    } catch (JacksonException e) {
      throw broken(e);
    }
    if (token == null) {
      throw new CorruptException(document + " ends too early, at byte " + byteOffset());
    }
    return token;
  }

  private void expect(JsonToken token, String name) {
    if (parser.currentToken() != token) {
      throw unexpected(name, null);
    }
  }

  private CorruptException unexpected(String wanted, @Nullable Throwable cause) {
    String name = parser.currentName();
    String where = name == null ? "" : " as \"" + name + "\"";
    String message = document + " must have " + wanted + where + " before byte " + byteOffset();
    return cause == null ? new CorruptException(message) : new CorruptException(message, cause);
  }

  private CorruptException broken(JacksonException cause) {
    return new CorruptException(document + " is not JSON at byte " + byteOffset(), cause);
  }

  private long byteOffset() {
    return parser.currentLocation().getByteOffset();
  }
}
