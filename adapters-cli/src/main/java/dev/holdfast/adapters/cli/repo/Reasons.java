package dev.holdfast.adapters.cli.repo;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Why something could not be done with a file, in words that need no path. */
final class Reasons {

  private Reasons() {}

  static String of(IOException failure) {
    return switch (failure) {
      case NoSuchFileException gone -> "there is no such file";
      case AccessDeniedException denied -> "permission denied";
      case FileSystemException told when told.getReason() != null -> told.getReason();
      default -> Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    };
  }
}
