package dev.holdfast.adapters.storage.source;

import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where on this machine a tenant's files may come back to. A path is resolved through its links
 * once, and what is opened then is opened through none; so what was checked is what is written to.
 */
public final class RestorePlaces {
  private final PlaceCheck check;

  private RestorePlaces(PlaceCheck check) {
    this.check = check;
  }

  /**
   * Looks at the roots, and at where the server's own data is now.
   *
   * @throws UnavailableException if this machine can't tell
   */
  public static RestorePlaces of(AllowedRoots allowed, List<Path> ownData) {
    return new RestorePlaces(PlaceCheck.ofMachine(allowed, ownData));
  }

  /**
   * A folder that is there: a path itself, or the last one on the way to it.
   *
   * @param depth how many names of the path it has
   */
  public record Found(GuardedTarget target, int depth) {}

  /**
   * Refuses a path that leads to where nothing may be written now.
   *
   * @throws ForbiddenException naming the path
   */
  public void check(SourcePath path) {
    try {
      depthThere(path);
    } catch (IOException e) {
      // It may be another thing when files come back.
      return;
    }
  }

  /**
   * A folder, which is made when it is opened where it is missing.
   *
   * @throws ForbiddenException if it leads out of the roots, or into the server's data
   * @throws StateConflictException if something else is there, or on the way to it
   */
  public GuardedTarget folder(SourcePath path, AttributeRule rule) throws IOException {
    int depth = depthThere(path);
    List<String> names = path.names();
    List<NodeName> missing = names.subList(depth, names.size()).stream().map(NodeName::of).toList();
    return target(start(path, depth), missing, rule);
  }

  /**
   * A folder, or the last one on the way to it that is there.
   *
   * @throws ForbiddenException if the path leads out of the roots, or into the server's data
   * @throws StateConflictException if something else is there
   */
  public Found nearest(SourcePath path, AttributeRule rule) throws IOException {
    int depth = depthThere(path);
    return new Found(target(start(path, depth), List.of(), rule), depth);
  }

  private GuardedTarget target(SourcePath there, List<NodeName> missing, AttributeRule rule)
      throws IOException {
    Place place = check.resolve(there);
    if (!check.look(place).status().mode().isDirectory()) {
      throw new StateConflictException(
          "recovery.target-is-no-folder",
          "The target can't be used: %s is there, and is no folder.".formatted(there));
    }
    return new GuardedTarget(check, place, missing, rule);
  }

  /** Whether a path is there as a link; what that leads to is what was backed up. */
  public boolean isLink(SourcePath path) {
    List<String> names = path.names();
    if (names.isEmpty()) {
      return false;
    }
    try {
      List<NodeName> above = PlaceCheck.real(start(path, names.size() - 1));
      List<NodeName> unlinked =
          Stream.concat(above.stream(), Stream.of(NodeName.of(names.getLast()))).toList();
      return !PlaceCheck.real(path).equals(unlinked);
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether something may be put beside a path. */
  public boolean mayWriteBeside(SourcePath path) {
    List<String> names = path.names();
    if (names.isEmpty()) {
      return false;
    }
    try {
      depthThere(start(path, names.size() - 1));
      return true;
    } catch (ForbiddenException | IOException e) {
      return false;
    }
  }

  /** How many names of a path are there; what is missing is refused if it would lie outside. */
  private int depthThere(SourcePath path) throws IOException {
    int depth = path.names().size();
    while (true) {
      try {
        check.resolve(start(path, depth));
        return depth;
      } catch (FileSystemException e) {
        if (depth == 0 || !(e instanceof NoSuchFileException || isBelowAFile(path, depth))) {
          throw e;
        }
        depth--;
      }
    }
  }

  /** Nothing can be there, and the JDK has no exception of its own for that. */
  private static boolean isBelowAFile(SourcePath path, int depth) {
    return IntStream.range(0, depth)
        .anyMatch(above -> Files.isRegularFile(Path.of(start(path, above).value())));
  }

  private static SourcePath start(SourcePath path, int depth) {
    return new SourcePath("/" + String.join("/", path.names().subList(0, depth)));
  }
}
