package dev.holdfast.engine.backup;

import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.source.SourceFile;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Tells directories whose content can be made again: they hold a file {@code CACHEDIR.TAG} that
 * begins with a fixed signature. Source: the Cache Directory Tagging Specification.
 */
final class CacheTag {
  static final NodeName NAME = NodeName.of("CACHEDIR.TAG");
  private static final byte[] SIGNATURE =
      "Signature: 8a477f597d28d172789f06886806bc55".getBytes(StandardCharsets.US_ASCII);

  private CacheTag() {}

  /** A tag that can't be read is none. */
  static boolean isIn(SourceDirectory directory, List<NodeName> names) {
    if (!names.contains(NAME)) {
      return false;
    }
    try (SourceFile tag = directory.openFile(NAME)) {
      byte[] start = new byte[SIGNATURE.length];
      int length = 0;
      for (int count = 0; count >= 0 && length < start.length; ) {
        count = tag.read(start, length, start.length - length);
        length += Math.max(0, count);
      }
      return Arrays.equals(start, SIGNATURE);
    } catch (IOException e) {
      return false;
    }
  }
}
