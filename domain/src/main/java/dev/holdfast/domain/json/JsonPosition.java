package dev.holdfast.domain.json;

/**
 * A place in JSON text.
 *
 * @param offset bytes before it, from 0
 * @param line from 1; a line ends with a line feed
 * @param column in characters (code points), from 1
 */
public record JsonPosition(long offset, long line, long column) {
  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}
