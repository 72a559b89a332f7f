package dev.holdfast.adapters.cli.frame;

import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number between two limits. */
public final class WholeNumber implements ITypeConverter<Integer> {
  private static final Pattern FORM = Pattern.compile("\\d{1,9}");

  private final int min;
  private final int max;

  public WholeNumber(int min, int max) {
    this.min = min;
    this.max = max;
  }

  @Override
  public Integer convert(String text) {
    String digits = text.trim();
    if (!FORM.matcher(digits).matches()) {
      throw wrong(text);
    }
    int number = Integer.parseInt(digits);
    if (number < min || number > max) {
      throw wrong(text);
    }
    return number;
  }

  private TypeConversionException wrong(String text) {
    return new TypeConversionException(
        String.format(Locale.ROOT, "must be a number from %d to %d, not \"%s\"", min, max, text));
  }
}
