package dev.holdfast.architecture.planted.adapters.catalogue.files;

import dev.holdfast.architecture.planted.Violates;
import java.io.FileInputStream;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("P4_FILES_ONLY_IN_STORAGE")
abstract class SearchThatReadsAFile {
  abstract FileInputStream file();
}
