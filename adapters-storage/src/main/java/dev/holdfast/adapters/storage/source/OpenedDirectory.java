package dev.holdfast.adapters.storage.source;

import dev.holdfast.adapters.storage.posix.MountedDirectory;
import dev.holdfast.adapters.storage.posix.MountedFile;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.source.SourceFile;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A directory at or below an included path.
 *
 * @param rule of the innermost included path that it lies in
 * @param at where the names of included paths lead on; null if they do not
 */
record OpenedDirectory(
    MountedDirectory directory, Selected.Rule rule, @Nullable Selected at, Gate gate)
    implements SourceDirectory {

  @Override
  public SourceDirectory openDirectory(NodeName name) throws IOException {
    Selected next = at == null ? null : at.child(name);
    Selected.Rule own = next == null ? null : next.rule();
    MountedDirectory opened = directory.openDirectory(name);
    return next != null && own != null
        ? gate.enter(opened, own, next)
        : gate.enterBelow(directory, opened, rule, next);
  }

  @Override
  public SourceFile openFile(NodeName name) throws IOException {
    MountedFile file = directory.openMountedFile(name);
    return file.mount() == directory.mount() ? file.file() : gate.check().withoutData(file).file();
  }

  @Override
  public FileStatus status() throws IOException {
    return directory.status();
  }

  @Override
  public List<NodeName> names() throws IOException {
    return directory.names();
  }

  @Override
  public FileStatus status(NodeName name) throws IOException {
    return directory.status(name);
  }

  @Override
  public ByteString linkTarget(NodeName name) throws IOException {
    return directory.linkTarget(name);
  }

  @Override
  public List<ExtendedAttribute> extendedAttributes(NodeName name) throws IOException {
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
}
