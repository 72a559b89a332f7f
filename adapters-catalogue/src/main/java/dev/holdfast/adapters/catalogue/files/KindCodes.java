package dev.holdfast.adapters.catalogue.files;

import dev.holdfast.domain.snapshot.EntryKind;
import org.jspecify.annotations.Nullable;

/** The bytes that stand for kinds of entries in the index. */
final class KindCodes {
  private static final byte NOT_HELD = 0;
  private static final byte FILE = 1;
  private static final byte DIRECTORY = 2;
  private static final byte SYMLINK = 3;
  private static final byte SPECIAL = 4;

  private KindCodes() {}

  static byte of(@Nullable EntryKind kind) {
    return switch (kind) {
      case null -> NOT_HELD;
      case FILE -> FILE;
      case DIRECTORY -> DIRECTORY;
      case SYMLINK -> SYMLINK;
      case SPECIAL -> SPECIAL;
    };
  }

  /** The kind; null for a path that is not held. */
  static @Nullable EntryKind kind(byte code) {
    return switch (code) {
      case NOT_HELD -> null;
      case FILE -> EntryKind.FILE;
      case DIRECTORY -> EntryKind.DIRECTORY;
      case SYMLINK -> EntryKind.SYMLINK;
      case SPECIAL -> EntryKind.SPECIAL;
      default -> throw new IndexOutOfBoundsException("No kind has the code " + code);
    };
  }
}
