package dev.holdfast.adapters.storage.source;

import dev.holdfast.adapters.storage.posix.MountedDirectory;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.source.SourceFile;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * A directory above included paths: it has its own attributes, and shows nothing but the names that
 * lead on. Holds nothing open, since a backup keeps as many of these as it has roots.
 *
 * @param path as it was named; empty for the top
 */
record WayDirectory(String path, Selected at, Gate gate) implements SourceDirectory {

  @Override
  public FileStatus status() throws IOException {
    return statusOf(path);
  }

  @Override
  public List<NodeName> names() {
    return at.names();
  }

  @Override
  public FileStatus status(NodeName name) throws IOException {
    Selected.Rule rule = next(name).rule();
    return rule == null ? statusOf(below(name)) : gate.check().look(rule.place()).status();
  }

  @Override
  public SourceDirectory openDirectory(NodeName name) throws IOException {
    Selected next = next(name);
    Selected.Rule rule = next.rule();
    return rule == null
        ? new WayDirectory(below(name), next, gate)
        : gate.enter(gate.check().open(rule.place()), rule, next);
  }

  @Override
  public SourceFile openFile(NodeName name) throws IOException {
    return gate.check().openFile(included(name).place()).file();
  }

  /** What is included was resolved, so it is no link. */
  @Override
  public ByteString linkTarget(NodeName name) throws IOException {
    throw new FileSystemException("", null, "A link has just taken its place");
  }

  @Override
  public List<ExtendedAttribute> extendedAttributes(NodeName name) throws IOException {
    Place place = included(name).place();
    if (place.isTop()) {
      try (MountedDirectory top = gate.check().open(place)) {
        return top.extendedAttributes();
      }
    }
    try (MountedDirectory above = gate.check().above(place)) {
      return above.extendedAttributes(place.names().getLast());
    }
  }

  /** Only those who may list a directory learn of them; that is not asked for a way. */
  @Override
  public List<ExtendedAttribute> extendedAttributes() throws IOException {
    try (MountedDirectory directory = NoLinks.open(real(path), any -> {})) {
      return directory.extendedAttributes();
    } catch (AccessDeniedException e) {
      return List.of();
    }
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private Selected next(NodeName name) throws IOException {
    Selected next = at.child(name);
    if (next == null) {
      throw new NoSuchFileException(name.toString());
    }
    return next;
  }

  private Selected.Rule included(NodeName name) throws IOException {
    Selected.Rule rule = next(name).rule();
    if (rule == null) {
      throw new FileSystemException("", null, "It is a folder on the way to others");
    }
    return rule;
  }

  private String below(NodeName name) {
    return path + "/" + name;
  }

  private static FileStatus statusOf(String path) throws IOException {
    try (MountedDirectory directory = NoLinks.hold(real(path), any -> {})) {
      return directory.status();
    }
  }

  private static List<NodeName> real(String path) throws IOException {
    return PlaceCheck.real(new SourcePath("/" + path));
  }
}
