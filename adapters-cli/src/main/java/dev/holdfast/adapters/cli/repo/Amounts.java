package dev.holdfast.adapters.cli.repo;

import dev.holdfast.engine.format.ByteString;
import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
final class Amounts {
  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private Amounts() {}

  /** For example {@code 17 B} or {@code 1.234 GiB}. */
  static String bytes(long count) {
    if (count < 1024) {
      return count + " B";
    }
    double value = count;
    int unit = -1;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.3f %s", value, UNITS[unit]);
  }

  /**
   * Minutes and seconds, with hours in front where there are any: {@code 0:07}, {@code 1:02:03}.
   */
  static String time(Duration duration) {
    return duration.toHours() > 0
        ? String.format(
            Locale.ROOT,
            "%d:%02d:%02d",
            duration.toHours(),
            duration.toMinutesPart(),
            duration.toSecondsPart())
        : String.format(Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
  }

  /** A JSON number of seconds. */
  static ByteString seconds(Duration duration) {
    return ByteString.utf8(
        String.format(Locale.ROOT, "%d.%03d", duration.toSeconds(), duration.toMillisPart()));
  }

  /** A number and its noun: {@code 1 file}, {@code 2 files}. */
  static String count(long number, String noun) {
    return count(number, noun, noun + "s");
  }

  /** The same for a noun with another plural. */
  static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
