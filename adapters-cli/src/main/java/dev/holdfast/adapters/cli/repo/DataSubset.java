package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.adapters.cli.frame.SizeArgument;
import dev.holdfast.engine.check.DataChoice;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packs that a check reads, as they are typed: {@code 1/5}, {@code 10%} or {@code 2G}. */
final class DataSubset {
  private static final Pattern PART = Pattern.compile("(\\d{1,3})/(\\d{1,3})");
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)%");
  private static final String OPTION = "--read-data-subset";

  private DataSubset() {}

  static DataChoice parse(String typed) {
    Matcher part = PART.matcher(typed);
    Matcher percent = PERCENT.matcher(typed);
    try {
      if (part.matches()) {
        return new DataChoice.Part(
            Integer.parseInt(part.group(1)), Integer.parseInt(part.group(2)));
      }
      return percent.matches()
          ? new DataChoice.Percent(Double.parseDouble(percent.group(1)))
          : new DataChoice.Bytes(SizeArgument.parse(OPTION, typed));
    } catch (IllegalArgumentException e) {
      throw Failures.wrongUsage(OPTION + ": " + e.getMessage() + ".");
    }
  }
}
