package dev.holdfast.adapters.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a host name or an address, of version 4 or 6; whether it is this machine's shows later. */
final class HostName implements ITypeConverter<String> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.:%-]{1,255}");

  @Override
  public String convert(String text) {
    String host = text.trim();
    if (!FORM.matcher(host).matches()) {
      throw new TypeConversionException(
          "must be a host name or an address such as 127.0.0.1, not \"" + text + "\"");
    }
    return host;
  }
}
