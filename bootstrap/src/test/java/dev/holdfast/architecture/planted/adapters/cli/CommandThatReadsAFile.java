package dev.holdfast.architecture.planted.adapters.cli;

import dev.holdfast.architecture.planted.Violates;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("P4_FILES_ONLY_IN_STORAGE")
final class CommandThatReadsAFile {
  static boolean isThere(Path file) {
    return Files.exists(file);
  }
}
