package dev.holdfast.adapters.storage.source;

import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.source.FileSelection;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.engine.source.SourceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a file that names paths to include; its form is that of {@link FileSelection}. */
final class MetadataFile {
  private static final String COMMENT = "#";

  private MetadataFile() {}

  static List<SourcePath> read(PlaceCheck check, SourcePath file) {
    String text = text(file, content(check, file));
    List<SourcePath> paths = new ArrayList<>();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (number > FileSelection.METADATA_LINES_MAX) {
        throw refused(file, "has more than " + FileSelection.METADATA_LINES_MAX + " lines");
      }
      if (!line.isEmpty() && !line.startsWith(COMMENT)) {
        paths.add(path(file, number, line));
      }
    }
    return paths;
  }

  private static byte[] content(PlaceCheck check, SourcePath file) {
    try (SourceFile opened = check.openFile(check.resolve(file)).file()) {
      return content(file, opened);
    } catch (NoSuchFileException e) {
      throw new NotFoundException(
          "source.metadata-file.missing", "The metadata file " + file + " is not there.");
    } catch (IOException e) {
      throw new UnavailableException(
          "source.metadata-file.unreadable",
          "The metadata file %s can't be read: %s.".formatted(file, ProblemList.reason(e)),
          e);
    }
  }

  private static byte[] content(SourcePath file, SourceFile opened) throws IOException {
    byte[] bytes = new byte[FileSelection.METADATA_BYTES_MAX + 1];
    int length = 0;
    int count = 0;
    while (count >= 0 && length < bytes.length) {
      length += count;
      count = opened.read(bytes, length, bytes.length - length);
    }
    if (length == bytes.length) {
      throw refused(file, "is longer than " + FileSelection.METADATA_BYTES_MAX + " bytes");
    }
    return Arrays.copyOf(bytes, length);
  }

  private static String text(SourcePath file, byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw refused(file, "is not in UTF-8");
    }
  }

  private static SourcePath path(SourcePath file, int number, String line) {
    try {
      return new SourcePath(line);
    } catch (InvalidInputException e) {
      throw refused(file, "has a line %d that can't be used. %s".formatted(number, e.getMessage()));
    }
  }

  private static InvalidInputException refused(SourcePath file, String reason) {
    String end = reason.endsWith(".") ? "" : ".";
    return new InvalidInputException(
        "source.metadata-file", "The metadata file " + file + " " + reason + end);
  }
}
