package dev.holdfast.adapters.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how grave a thing must be to be logged. */
final class LogLevel implements ITypeConverter<System.Logger.Level> {

  @Override
  public System.Logger.Level convert(String text) {
    return switch (text.trim().toLowerCase(Locale.ROOT)) {
      case "error" -> System.Logger.Level.ERROR;
      case "warning" -> System.Logger.Level.WARNING;
      case "info" -> System.Logger.Level.INFO;
      case "debug" -> System.Logger.Level.DEBUG;
      default ->
          throw new TypeConversionException(
              "must be error, warning, info or debug, not \"" + text + "\"");
    };
  }
}
