package dev.holdfast.bootstrap.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Folders to back up, and to compare with what came back. */
final class FileTree {
  private static final Instant LONG_AGO = Instant.parse("2001-02-03T04:05:06.123456789Z");
  private static final int CHUNK_BYTES = 1 << 20;

  private FileTree() {}

  /** A small folder with something of everything that an ordinary user has. */
  static void plant(Path root, Random chance) throws IOException {
    Files.createDirectories(root.resolve("photos/2025"));
    Files.createDirectory(root.resolve("empty"));
    Files.writeString(root.resolve("letter.txt"), "Dear all");
    Files.writeString(root.resolve("nothing"), "");
    Files.writeString(root.resolve("photos/Grüße aus\nKöln.txt"), "☂");
    Files.write(root.resolve("photos/2025/big"), random(chance, 5 * CHUNK_BYTES + 17));
    Files.write(root.resolve("photos/2025/zeros"), new byte[3 * CHUNK_BYTES]);
    for (int i = 0; i < 40; i++) {
      Files.write(root.resolve("photos/small" + i), random(chance, chance.nextInt(4096)));
    }
    Files.createSymbolicLink(root.resolve("link"), Path.of("photos/2025/big"));
    Files.createSymbolicLink(root.resolve("dangling"), Path.of("/no/such/place"));
    Files.createLink(root.resolve("photos/same letter"), root.resolve("letter.txt"));
    Files.setPosixFilePermissions(
        root.resolve("letter.txt"), PosixFilePermissions.fromString("rw-r-----"));
    Files.setPosixFilePermissions(
        root.resolve("empty"), PosixFilePermissions.fromString("rwx--x--x"));
    Files.setLastModifiedTime(root.resolve("nothing"), FileTime.from(LONG_AGO));
    Files.setLastModifiedTime(root.resolve("empty"), FileTime.from(LONG_AGO));
  }

  /**
   * Everything below a folder, a line each: what two folders must have in common to be the same.
   */
  static List<String> describe(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(path -> !path.equals(root))
          .map(path -> describe(root, path))
          .sorted()
          .toList();
    }
  }

  /** Where a restored folder lies in the target: both programs keep the whole path. */
  static Path restored(Path target, Path source) {
    return target.resolve(Path.of("/").relativize(source));
  }

  private static String describe(Path root, Path path) {
    try {
      Map<String, Object> attributes =
          Files.readAttributes(
              path, "unix:mode,uid,gid,nlink,lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
      return "%s %s %s".formatted(root.relativize(path), attributes, content(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String content(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return "-> " + Files.readSymbolicLink(path);
    }
    return Files.isRegularFile(path)
        ? Files.size(path) + " bytes, " + Arrays.hashCode(Files.readAllBytes(path))
        : "";
  }

  private static byte[] random(Random chance, int length) {
    byte[] bytes = new byte[length];
    chance.nextBytes(bytes);
    return bytes;
  }
}
