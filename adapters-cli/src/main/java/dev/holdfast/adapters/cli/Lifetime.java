package dev.holdfast.adapters.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a span of time such as {@code 90s}, {@code 15m} or {@code 12h}. */
final class Lifetime implements ITypeConverter<Duration> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*([smh])");

  private final Duration min;
  private final Duration max;

  Lifetime(Duration min, Duration max) {
    this.min = min;
    this.max = max;
  }

  @Override
  public Duration convert(String text) {
    Matcher matcher = FORM.matcher(text.trim().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw wrong(text);
    }
    long count = Long.parseLong(matcher.group(1));
    Duration lifetime =
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          default -> Duration.ofHours(count);
        };
    if (lifetime.compareTo(min) < 0 || lifetime.compareTo(max) > 0) {
      throw wrong(text);
    }
    return lifetime;
  }

  private TypeConversionException wrong(String text) {
    return new TypeConversionException(
        String.format(
            Locale.ROOT,
            "must be a time from %d s to %d h, such as 90s, 15m or 12h, not \"%s\"",
            min.toSeconds(),
            max.toHours(),
            text));
  }
}
