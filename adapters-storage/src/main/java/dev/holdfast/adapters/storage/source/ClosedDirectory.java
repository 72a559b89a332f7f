package dev.holdfast.adapters.storage.source;

import dev.holdfast.adapters.storage.posix.MountedDirectory;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.source.SourceFile;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A directory on a file system that is left out. It is kept, so that the file system can be mounted
 * again after a restore, and shows nothing but the way to paths that are included by themselves.
 *
 * @param at where the names of included paths lead on; null if they do not
 */
record ClosedDirectory(MountedDirectory directory, @Nullable Selected at, Gate gate)
    implements SourceDirectory {

  @Override
  public FileStatus status() throws IOException {
    return directory.status();
  }

  @Override
  public List<NodeName> names() throws IOException {
    if (at == null || !at.leadsOn()) {
      return List.of();
    }
    List<NodeName> shown = new ArrayList<>(directory.names());
    shown.removeIf(name -> at.child(name) == null);
    return shown;
  }

  @Override
  public FileStatus status(NodeName name) throws IOException {
    shown(name);
    return directory.status(name);
  }

  @Override
  public SourceDirectory openDirectory(NodeName name) throws IOException {
    Selected next = shown(name);
    Selected.Rule own = next.rule();
    MountedDirectory opened = directory.openDirectory(name);
    return own == null ? gate.enterClosed(opened, next) : gate.enter(opened, own, next);
  }

  @Override
  public SourceFile openFile(NodeName name) throws IOException {
    shown(name);
    return gate.check().withoutData(directory.openMountedFile(name)).file();
  }

  @Override
  public ByteString linkTarget(NodeName name) throws IOException {
    shown(name);
    return directory.linkTarget(name);
  }

  @Override
  public List<ExtendedAttribute> extendedAttributes(NodeName name) throws IOException {
    shown(name);
    return directory.extendedAttributes(name);
  }

  @Override
  public List<ExtendedAttribute> extendedAttributes() throws IOException {
    return directory.extendedAttributes();
  }

  @Override
  public void close() {
    directory.close();
  }

  private Selected shown(NodeName name) throws IOException {
    Selected next = at == null ? null : at.child(name);
    if (next == null) {
      throw new NoSuchFileException(name.toString());
    }
    return next;
  }
}
