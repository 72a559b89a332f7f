package dev.holdfast.adapters.storage;

import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where restic's repository format puts its files: {@code config} and one folder a kind; packs in
 * 256 folders named by the first two digits of their id.
 *
 * <p>The folder {@code tmp} is ours; restic passes over it.
 */
record RepositoryLayout(Path root) {
  private static final String PACKS = "data";
  private static final String TEMPORARY = "tmp";
  private static final int PACK_FOLDER_DIGITS = 2;

  /** The folders right below the root. */
  static List<String> folders() {
    return List.of(PACKS, "index", "keys", "locks", "snapshots", TEMPORARY);
  }

  /** The folders below {@link #packs()}. */
  static List<String> packFolders() {
    HexFormat hex = HexFormat.of();
    return IntStream.range(0, 256).mapToObj(number -> hex.toHexDigits((byte) number)).toList();
  }

  Path packs() {
    return root.resolve(PACKS);
  }

  Path temporary() {
    return root.resolve(TEMPORARY);
  }

  Path config() {
    return file(BlobKey.only(BlobKind.CONFIG));
  }

  Path file(BlobKey key) {
    return folder(key).resolve(key.name());
  }

  Path folder(BlobKey key) {
    return switch (key.kind()) {
      case CONFIG, MARKER -> root;
      case PACK -> packs().resolve(key.name().substring(0, PACK_FOLDER_DIGITS));
      case KEY, INDEX, SNAPSHOT, LOCK -> folder(key.kind());
    };
  }

  /** The folders in which files of a kind may lie. */
  List<Path> foldersOf(BlobKind kind) {
    return switch (kind) {
      case CONFIG, MARKER -> List.of(root);
      case PACK -> packFolders().stream().map(packs()::resolve).toList();
      case KEY, INDEX, SNAPSHOT, LOCK -> List.of(folder(kind));
    };
  }

  private Path folder(BlobKind kind) {
    return switch (kind) {
      case CONFIG, MARKER -> root;
      case PACK -> packs();
      case KEY -> root.resolve("keys");
      case INDEX -> root.resolve("index");
      case SNAPSHOT -> root.resolve("snapshots");
      case LOCK -> root.resolve("locks");
    };
  }
}
