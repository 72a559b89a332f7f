package dev.holdfast.architecture.planted.adapters.http;

import dev.holdfast.architecture.planted.Violates;
import java.io.FileInputStream;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("P4_FILES_ONLY_IN_STORAGE")
abstract class RouteThatReadsAFile {
  abstract FileInputStream file();
}
