package dev.holdfast.application.port.out;

import dev.holdfast.domain.json.JsonEvents;
import dev.holdfast.domain.json.JsonValue;
import java.io.InputStream;

/** JSON text in UTF-8, read and written. */
public interface JsonCodec {

  /**
   * How far text may go.
   *
   * @param depthMax how deep values may nest
   * @param nameCharactersMax the longest name of a member
   * @param textCharactersMax the longest string
   * @param numberCharactersMax the longest number literal
   */
  record Limits(
      int depthMax, int nameCharactersMax, int textCharactersMax, int numberCharactersMax) {}

  /**
   * Reads one value and makes sure that nothing follows it.
   *
   * <p>Refused as {@code InvalidInputException}, with the position: what is not JSON as RFC 8259
   * has it, any encoding but UTF-8 (a byte order mark at the begin is passed over), duplicate
   * members, names with half a surrogate pair, what passes a limit. The code is {@code
   * json.duplicate} for members that come twice, {@code json.limit} for what passes a limit and
   * {@code json.malformed} for the rest; the message holds the place as {@code JsonPosition} shows
   * it. The reader reads ahead, and does not close the stream. A failure of the stream passes
   * through: an {@code IOException} as {@code UncheckedIOException}, others as they are.
   */
  JsonEvents read(InputStream text, Limits limits);

  /**
   * The text of a value without blanks: members in the order of the value, number literals as they
   * are. Escaped are quotes, backslashes, control characters below a blank (the short way where
   * there is one) and lone surrogates, hexadecimal digits in lower case; nothing else is.
   */
  byte[] write(JsonValue value);
}
