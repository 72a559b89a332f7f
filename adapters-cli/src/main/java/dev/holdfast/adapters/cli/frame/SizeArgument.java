package dev.holdfast.adapters.cli.frame;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as restic takes it: powers of 1024, named by one letter. */
public final class SizeArgument {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,15})([bBkKmMgGtT]?)");
  private static final String UNITS = "bkmgt";

  private SizeArgument() {}

  /** The number of bytes; one that is too great for 64 bits is the greatest of those. */
  public static long parse(String option, String typed) {
    Matcher size = SIZE.matcher(typed);
    if (!size.matches()) {
      throw Failures.wrongUsage(
          option + " must be a size such as 500M or 10G, not \"" + typed + "\".");
    }
    int unit = UNITS.indexOf(size.group(2).toLowerCase(Locale.ROOT));
    long number = Long.parseLong(size.group(1));
    int shift = 10 * Math.max(0, unit);
    return number > Long.MAX_VALUE >> shift ? Long.MAX_VALUE : number << shift;
  }
}
