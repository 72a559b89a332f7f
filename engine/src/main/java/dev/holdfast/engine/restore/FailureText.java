package dev.holdfast.engine.restore;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words why one entry could not be restored; the path is told beside it. */
final class FailureText {
  private FailureText() {}

  static String of(Exception failure) {
    return switch (failure) {
      case AccessDeniedException e -> "the system does not permit it";
      case FileAlreadyExistsException e ->
          "something else has taken its name meanwhile; run the restore again";
      case NoSuchFileException e -> "it, or its directory, was removed meanwhile; run it again";
      case NotDirectoryException e -> "a file or link has taken the place of its directory";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      case IOException e -> message(e);
      default -> message(failure);
    };
  }

  private static String message(Exception failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
