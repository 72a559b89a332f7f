package dev.holdfast.adapters.storage.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder that the operator named for scripts, with links resolved.
 *
 * <p>Nobody but its owner, who is the operator, may change anything on the way from it to a script.
 * So what is checked here is what runs afterwards, though it is reached by its path.
 */
record ScriptsFolder(Path path) {
  private static final Set<PosixFilePermission> CHANGED_BY_OTHERS =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  /** What came of looking for a script. */
  sealed interface Found {
    record Script(Path path) implements Found {}

    record Nothing(String reason) implements Found {}
  }

  /**
   * Finds a script.
   *
   * @param name absolute, or below the folder
   */
  Found find(String name) throws IOException {
    Path script = path.resolve(name).toRealPath();
    if (!script.startsWith(path) || script.equals(path)) {
      return new Found.Nothing("it does not lie in the folder of scripts, " + path);
    }
    if (!Files.isRegularFile(script, LinkOption.NOFOLLOW_LINKS)) {
      return new Found.Nothing("it is not a regular file");
    }
    if (!Files.isExecutable(script)) {
      return new Found.Nothing("it may not be executed by the server's user");
    }
    Path open = changeable(script);
    return open == null
        ? new Found.Script(script)
        : new Found.Nothing("others than the owner may write to " + open + " (chmod go-w)");
  }

  /** The first of script and folders that others may change; null if there is none. */
  private @Nullable Path changeable(Path script) throws IOException {
    Path at = script;
    while (at != null && at.startsWith(path)) {
      Set<PosixFilePermission> permissions =
          Files.getPosixFilePermissions(at, LinkOption.NOFOLLOW_LINKS);
      if (permissions.stream().anyMatch(CHANGED_BY_OTHERS::contains)) {
        return at;
      }
      at = at.getParent();
    }
    return null;
  }
}
