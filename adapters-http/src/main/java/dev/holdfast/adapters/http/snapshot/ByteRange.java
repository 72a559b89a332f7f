package dev.holdfast.adapters.http.snapshot;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file, as {@code Range} asks for it (RFC 9110, section 14).
 *
 * @param length bytes; 0 if the part begins at the end of the file or behind it
 */
public record ByteRange(long from, long length) {
  private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /**
   * The range of a header line; empty if it is none that is obeyed, and then the whole is sent:
   * other units, several ranges, and what is malformed.
   *
   * @param bytes how long the file is
   */
  public static Optional<ByteRange> parse(String line, long bytes) {
    Matcher parts = SINGLE.matcher(line.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    String first = parts.group(1);
    String last = parts.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? Optional.empty() : Optional.of(end(Long.parseLong(last), bytes));
    }
    long from = Long.parseLong(first);
    long end = last.isEmpty() ? bytes : Long.parseLong(last) + 1;
    return end <= from && !last.isEmpty()
        ? Optional.empty()
        : Optional.of(new ByteRange(from, Math.max(0, Math.min(end, bytes) - from)));
  }

  private static ByteRange end(long length, long bytes) {
    long sent = Math.min(length, bytes);
    return new ByteRange(bytes - sent, sent);
  }

  /** As {@code Content-Range} says it. */
  String of(long bytes) {
    return "bytes " + from + "-" + (from + length - 1) + "/" + bytes;
  }
}
