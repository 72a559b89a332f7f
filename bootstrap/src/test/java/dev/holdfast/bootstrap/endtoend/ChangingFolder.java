package dev.holdfast.bootstrap.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * A folder whose files change by chance, to be backed up again and again.
 *
 * @param files how many names there are; a file may be away for a while
 * @param contents how many contents a file may have. Of few, it often has one again that no
 *     snapshot needs any more, and that a prune is about to delete
 */
record ChangingFolder(Path path, int files, int contents, Random chance) {
  private static final int LONG_BYTES = 3 << 20;
  private static final int SHORT_BYTES_MAX = 200_000;

  /** One that is empty, and never has the same content twice. */
  static ChangingFolder in(Path path, int files, Random chance) throws IOException {
    return of(Integer.MAX_VALUE, path, files, chance);
  }

  /** One that is empty, and draws from so many contents for each file. */
  static ChangingFolder of(int contents, Path path, int files, Random chance) throws IOException {
    Files.createDirectory(path);
    return new ChangingFolder(path, files, contents, chance);
  }

  /** Changes so many files: writes most of them anew, and deletes one in five. */
  void change(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      int number = chance.nextInt(files);
      Path file = path.resolve("file" + number);
      if (chance.nextInt(5) == 0) {
        Files.deleteIfExists(file);
      } else {
        Files.write(file, content(new Random((long) number * contents + chance.nextInt(contents))));
      }
    }
  }

  private static byte[] content(Random chance) {
    byte[] content =
        new byte[chance.nextInt(10) == 0 ? LONG_BYTES : chance.nextInt(SHORT_BYTES_MAX)];
    chance.nextBytes(content);
    return content;
  }

  /** All that is in it, as {@link FileTree#describe}. */
  List<String> describe() throws IOException {
    return FileTree.describe(path);
  }
}
