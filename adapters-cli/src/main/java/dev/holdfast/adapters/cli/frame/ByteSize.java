package dev.holdfast.adapters.cli.frame;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of bytes such as {@code 1GiB}, {@code 500MB} or {@code 1048576}. */
public final class ByteSize implements ITypeConverter<Long> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\s*([A-Za-z]*)");

  private static final Map<String, Long> BYTES_BY_UNIT =
      Map.of(
          "", 1L,
          "B", 1L,
          "KB", 1_000L,
          "MB", 1_000_000L,
          "GB", 1_000_000_000L,
          "KIB", 1L << 10,
          "MIB", 1L << 20,
          "GIB", 1L << 30);

  private final long min;
  private final long max;

  public ByteSize(long minBytes, long maxBytes) {
    this.min = minBytes;
    this.max = maxBytes;
  }

  @Override
  public Long convert(String text) {
    Matcher matcher = FORM.matcher(text.trim());
    if (!matcher.matches()) {
      throw wrong(text);
    }
    Long bytesOfUnit = BYTES_BY_UNIT.get(matcher.group(2).toUpperCase(Locale.ROOT));
    if (bytesOfUnit == null) {
      throw wrong(text);
    }
    long count = Long.parseLong(matcher.group(1));
    if (count > max / bytesOfUnit || count * bytesOfUnit < min) {
      throw wrong(text);
    }
    return count * bytesOfUnit;
  }

  private TypeConversionException wrong(String text) {
    return new TypeConversionException(
        String.format(
            Locale.ROOT,
            "must be a size from %d bytes to %d GiB, such as 500MB or 1GiB, not \"%s\"",
            min,
            max >> 30,
            text));
  }
}
