package dev.holdfast.engine.restore;

import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The names under which the files of a restore are written: their own, or where files appear whole
 * others until then. Safe for use by many threads.
 */
final class WrittenNames {
  private final @Nullable WholeFiles whole;
  private final Set<Unfinished> unfinished = ConcurrentHashMap.newKeySet();

  private record Unfinished(int directory, NodeName written) {}

  /**
   * Names of one restore.
   *
   * @param whole null writes files under their own names
   */
  WrittenNames(@Nullable WholeFiles whole) {
    this.whole = whole;
  }

  boolean areWhole() {
    return whole != null;
  }

  /** Whether a try before may have made what is there, so that no rule is to keep it. */
  boolean mayBeOfTryBefore(FileStatus there) {
    return whole != null && whole.isRetry() && there.isFile();
  }

  /** Makes an empty file that is to get a name. */
  TargetFile make(TargetDirectory directory, int number, NodeName name) throws IOException {
    if (whole == null) {
      return directory.makeFile(name);
    }
    NodeName written = whole.unfinished(name);
    unfinished.add(new Unfinished(number, written));
    try {
      return directory.makeFile(written);
    } catch (FileAlreadyExistsException left) {
      // By the same restore, which did not come to its end.
      directory.removeFile(written);
      return directory.makeFile(written);
    }
  }

  /** Opens a file again that is being written. */
  TargetFile reopen(TargetDirectory directory, NodeName name) throws IOException {
    return directory.openFile(written(name));
  }

  /** What a file that is being written is called now. */
  NodeName written(NodeName name) {
    return whole == null ? name : whole.unfinished(name);
  }

  /**
   * Gives a file that is whole its name.
   *
   * @param replaces whether it takes the place of what bears the name
   */
  void publish(TargetDirectory directory, int number, NodeName name, boolean replaces)
      throws IOException {
    if (whole != null) {
      NodeName written = whole.unfinished(name);
      directory.rename(written, name, replaces);
      unfinished.remove(new Unfinished(number, written));
    }
  }

  /** Removes what did not become whole. Where that fails, it is left to the next try. */
  void removeUnfinished(Directories directories) {
    unfinished.forEach(left -> remove(directories, left));
    unfinished.clear();
  }

  private static void remove(Directories directories, Unfinished left) {
    try {
      TargetDirectory directory = directories.acquire(left.directory());
      try {
        directory.removeFile(left.written());
      } finally {
        directories.release(left.directory());
      }
    } catch (IOException e) {
      // Perhaps it was never made.
      return;
    }
  }
}
