package dev.holdfast.adapters.storage.json;

import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.json.JsonPosition;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * JSON text on its way to the parser: without its byte order mark, checked to be UTF-8, with the
 * places of its tokens.
 *
 * <p>The parser keeps what it reads in one array, so the last piece read can be looked at again.
 */
final class JsonText extends InputStream {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream source;
  private TokenPlaces places = new TokenPlaces(0);
  private int markBytes;
  private boolean begun;
  private boolean ended;
  private boolean broken;

  /** The last piece read, and where it begins in the text. */
  private byte[] piece = {};

  private int pieceFrom;
  private int pieceTo;
  private JsonPosition pieceStart = places.end();

  JsonText(InputStream source) {
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (broken) {
      throw notUtf8();
    }
    int count = begun ? source.read(target, from, length) : begin(target, from, length);
    if (count < 0) {
      if (places.isWithinCharacter()) {
        throw notUtf8();
      }
      ended = true;
      return -1;
    }
    piece = target;
    pieceFrom = from;
    pieceStart = places.end();
    pieceTo = places.scan(target, from, from + count);
    broken = pieceTo < from + count;
    if (broken && pieceTo == from) {
      throw notUtf8();
    }
    return pieceTo - from;
  }

  TokenPlaces places() {
    return places;
  }

  /** Whether the parser has been told that there is no more. */
  boolean hasEnded() {
    return ended;
  }

  /**
   * The place of a byte in the piece read last; of the piece's begin, if it lies before.
   *
   * @param offset without the byte order mark, as the parser counts
   */
  JsonPosition position(long offset) {
    long at = offset + markBytes;
    long line = pieceStart.line();
    long column = pieceStart.column();
    int i = pieceFrom;
    long shift = pieceStart.offset() - pieceFrom;
    for (; i < pieceTo && shift + i < at; i++) {
      if (piece[i] == '\n') {
        line++;
        column = 1;
      } else if ((piece[i] & 0xC0) != 0x80) {
        column++;
      }
    }
    return new JsonPosition(shift + i, line, column);
  }

  /** Passes over a byte order mark; what it has read in vain is the begin of the text. */
  private int begin(byte[] target, int from, int length) throws IOException {
    begun = true;
    byte[] first = source.readNBytes(BYTE_ORDER_MARK.length);
    if (Arrays.equals(first, BYTE_ORDER_MARK)) {
      markBytes = first.length;
      places = new TokenPlaces(markBytes);
      return source.read(target, from, length);
    }
    if (first.length == 0) {
      return -1;
    }
    if (first.length > length) {
      throw new IllegalArgumentException("The first read must take " + first.length + " bytes");
    }
    System.arraycopy(first, 0, target, from, first.length);
    return first.length;
  }

  private InvalidInputException notUtf8() {
    JsonPosition end = places.end();
    return new InvalidInputException(
        "json.malformed",
        "The text is not UTF-8 at "
            + end
            + " (byte "
            + end.offset()
            + "). Send JSON in UTF-8 only.");
  }
}
