package dev.holdfast.architecture.planted.adapters.storage;

import dev.holdfast.architecture.planted.Violates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("P5_DURABLE_WRITES_IN_ONE_PLACE")
final class StoreThatMovesAFile {
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to);
  }
}
