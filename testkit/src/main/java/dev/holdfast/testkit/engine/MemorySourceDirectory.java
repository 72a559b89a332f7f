package dev.holdfast.testkit.engine;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.source.SourceFile;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** An open directory of a {@link MemorySourceTree}. */
final class MemorySourceDirectory extends MemorySourceHandle implements SourceDirectory {
  private final MemorySourceTree tree;
  private final MemoryEntry entry;

  MemorySourceDirectory(MemorySourceTree tree, MemoryEntry entry) {
    super(tree);
    this.tree = tree;
    this.entry = entry;
  }

  @Override
  public FileStatus status() throws IOException {
    refuseClosed();
    return entry.status;
  }

  @Override
  public List<NodeName> names() throws IOException {
    refuseClosed();
    synchronized (entry.children) {
      return List.copyOf(entry.children.keySet());
    }
  }

  @Override
  public FileStatus status(NodeName name) throws IOException {
    return child(name).status;
  }

  @Override
  public SourceDirectory openDirectory(NodeName name) throws IOException {
    MemoryEntry child = child(name);
    refuseUnreadable(child, name);
    if (!child.status.isDirectory()) {
      throw new IOException("Not a directory");
    }
    return new MemorySourceDirectory(tree, child);
  }

  @Override
  public SourceFile openFile(NodeName name) throws IOException {
    MemoryEntry child = child(name);
    refuseUnreadable(child, name);
    if (!child.status.isFile()) {
      throw new IOException("Not a regular file");
    }
    tree.openedFile();
    return new MemorySourceFile(tree, child);
  }

  @Override
  public ByteString linkTarget(NodeName name) throws IOException {
    MemoryEntry child = child(name);
    if (!child.status.mode().isSymlink()) {
      throw new IOException("Not a symbolic link");
    }
    return child.target;
  }

  @Override
  public List<ExtendedAttribute> extendedAttributes(NodeName name) throws IOException {
    return child(name).extended;
  }

  @Override
  public List<ExtendedAttribute> extendedAttributes() throws IOException {
    refuseClosed();
    return entry.extended;
  }

  private MemoryEntry child(NodeName name) throws IOException {
    refuseClosed();
    MemoryEntry child = entry.children.get(name);
    if (child == null) {
      throw new NoSuchFileException(name.toString());
    }
    return child;
  }

  private static void refuseUnreadable(MemoryEntry entry, Object name) throws IOException {
    if (!entry.readable) {
      throw new AccessDeniedException(name.toString());
    }
  }
}
