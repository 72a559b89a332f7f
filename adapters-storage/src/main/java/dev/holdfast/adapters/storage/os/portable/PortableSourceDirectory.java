package dev.holdfast.adapters.storage.os.portable;

import dev.holdfast.adapters.storage.os.RawPath;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.source.SourceFile;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/** A directory, read by its path. */
record PortableSourceDirectory(Folder folder) implements SourceDirectory {
  @Override
  public FileStatus status() throws IOException {
    return PortableStatus.of(folder.path());
  }

  @Override
  public List<NodeName> names() throws IOException {
    return folder.names();
  }

  @Override
  public FileStatus status(NodeName name) throws IOException {
    return PortableStatus.of(folder.child(name));
  }

  @Override
  public SourceDirectory openDirectory(NodeName name) throws IOException {
    return new PortableSourceDirectory(folder.open(name));
  }

  @Override
  public SourceFile openFile(NodeName name) throws IOException {
    return new PortableFile(
        folder.child(name),
        folder.openFile(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
  }

  @Override
  public ByteString linkTarget(NodeName name) throws IOException {
    return RawPath.anyBytes(folder.linkTarget(name));
  }

  @Override
  public List<ExtendedAttribute> extendedAttributes(NodeName name) throws IOException {
    return PortableAttributes.extended(folder.child(name));
  }

  @Override
  public List<ExtendedAttribute> extendedAttributes() throws IOException {
    return PortableAttributes.extended(folder.path());
  }

  @Override
  public void close() {
    folder.close();
  }
}
