package dev.holdfast.adapters.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Image files of tests. */
final class ImageFiles {
  private ImageFiles() {}

  static String folder(Path temp) {
    try {
      return temp.toRealPath().resolve("machine").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void make(String path, String content) {
    Path file = Path.of(path);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<String> read(String path) {
    try {
      return Files.exists(Path.of(path))
          ? Optional.of(Files.readString(Path.of(path)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
