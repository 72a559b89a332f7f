package dev.holdfast.adapters.storage.source;

import dev.holdfast.adapters.storage.posix.MountedDirectory;
import dev.holdfast.engine.restore.RestoreTarget;
import dev.holdfast.engine.restore.TargetDirectory;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/**
 * A folder to which files come back. It is opened as it was checked, name by name and through no
 * link; below it neither a link is followed nor the server's own data entered.
 *
 * <p>A target that has been opened is to be closed, when all of its directories are.
 */
public final class GuardedTarget implements RestoreTarget, AutoCloseable {
  private final PlaceCheck check;
  private final Place place;
  private final List<NodeName> missing;
  private final AttributeRule rule;
  private final OtherFileSystems others = new OtherFileSystems();

  /**
   * A folder below one that is there.
   *
   * @param missing the names from there down, made when the folder is opened
   */
  GuardedTarget(PlaceCheck check, Place place, List<NodeName> missing, AttributeRule rule) {
    this.check = check;
    this.place = place;
    this.missing = List.copyOf(missing);
    this.rule = rule;
  }

  @Override
  public TargetDirectory root() throws IOException {
    TargetDirectory at = top();
    for (NodeName name : missing) {
      try (TargetDirectory above = at) {
        at = make(above, name);
      }
    }
    return at;
  }

  @Override
  public Optional<TargetDirectory> rootIfThere() throws IOException {
    TargetDirectory at = top();
    for (NodeName name : missing) {
      try (TargetDirectory above = at) {
        at = above.openDirectory(name);
      } catch (NoSuchFileException e) {
        return Optional.empty();
      }
    }
    return Optional.of(at);
  }

  private TargetDirectory top() throws IOException {
    return new GuardedDirectory(check.open(place), check, rule, others);
  }

  private TargetDirectory make(TargetDirectory above, NodeName name) throws IOException {
    TargetDirectory made;
    try {
      made = above.makeDirectory(name);
    } catch (FileAlreadyExistsException e) {
      // By somebody else, in the meantime.
      return above.openDirectory(name);
    }
    try {
      made.apply(rule.ofNewFolder());
      return made;
    } catch (IOException | RuntimeException e) {
      made.close();
      throw e;
    }
  }

  /**
   * Has everything that was written to the folder's file system, and to those that are mounted
   * below and were entered, survive a crash of the machine.
   */
  public void sync() throws IOException {
    try (MountedDirectory folder = check.open(place)) {
      folder.sync();
    }
    others.sync();
  }

  /** Lets go of what is mounted below. Does nothing the second time. */
  @Override
  public void close() {
    others.close();
  }
}
