package dev.holdfast.testkit.engine;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.restore.TargetDirectory;
import dev.holdfast.engine.restore.TargetFile;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.testkit.engine.MemoryInode.DirectoryInode;
import dev.holdfast.testkit.engine.MemoryInode.FileInode;
import dev.holdfast.testkit.engine.MemoryInode.SpecialInode;
import dev.holdfast.testkit.engine.MemoryInode.SymlinkInode;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** An open directory of a {@link MemoryRestoreTarget}. */
final class MemoryTargetDirectory implements TargetDirectory {
  private final MemoryRestoreTarget target;
  private final DirectoryInode inode;
  private final AtomicBoolean closed = new AtomicBoolean();

  MemoryTargetDirectory(MemoryRestoreTarget target, DirectoryInode inode) {
    this.target = target;
    this.inode = inode;
    target.opened();
  }

  @Override
  public List<NodeName> names() {
    return inode().names();
  }

  @Override
  public Optional<FileStatus> status(NodeName name) {
    return inode().find(name).map(MemoryInode::status);
  }

  @Override
  public TargetDirectory openDirectory(NodeName name) throws IOException {
    if (inode().child(name) instanceof DirectoryInode child) {
      return new MemoryTargetDirectory(target, child);
    }
    throw new NotDirectoryException(name.toString());
  }

  @Override
  public TargetDirectory makeDirectory(NodeName name) throws IOException {
    DirectoryInode made = new DirectoryInode(target.newInode());
    inode().add(name, made);
    return new MemoryTargetDirectory(target, made);
  }

  @Override
  public TargetFile openFile(NodeName name) throws IOException {
    if (inode().child(name) instanceof FileInode file) {
      return new OpenFile(target, file);
    }
    throw new FileSystemException(name.toString(), null, "It is not a regular file");
  }

  @Override
  public TargetFile makeFile(NodeName name) throws IOException {
    FileInode made = new FileInode(target.newInode());
    inode().add(name, made);
    return new OpenFile(target, made);
  }

  @Override
  public void makeSymlink(NodeName name, ByteString linkTarget) throws IOException {
    inode().add(name, new SymlinkInode(target.newInode(), linkTarget));
  }

  @Override
  public void makeFifo(NodeName name) throws IOException {
    makeSpecial(name, FileMode.FIFO, 0);
  }

  @Override
  public void makeSocket(NodeName name) throws IOException {
    makeSpecial(name, FileMode.SOCKET, 0);
  }

  @Override
  public void makeDevice(NodeName name, boolean character, long device) throws IOException {
    int type = FileMode.DEVICE | (character ? FileMode.CHARACTER_DEVICE : 0);
    makeSpecial(name, type, device);
  }

  private void makeSpecial(NodeName name, int type, long device) throws IOException {
    inode().add(name, new SpecialInode(target.newInode(), type, device));
  }

  @Override
  public void makeLink(NodeName name, TargetDirectory otherDirectory, NodeName otherName)
      throws IOException {
    if (!(otherDirectory instanceof MemoryTargetDirectory other) || other.target != target) {
      throw new FileSystemException(name.toString(), null, "Links can't leave their target");
    }
    MemoryInode linked = other.inode().child(otherName);
    if (linked instanceof DirectoryInode) {
      throw new FileSystemException(name.toString(), null, "A directory has one name only");
    }
    inode().add(name, linked);
    linked.changeLinks(1);
  }

  @Override
  public void rename(NodeName name, NodeName newName, boolean replaces) throws IOException {
    inode().rename(name, newName, replaces);
  }

  @Override
  public ByteString linkTarget(NodeName name) throws IOException {
    if (inode().child(name) instanceof SymlinkInode link) {
      return link.target();
    }
    throw new FileSystemException(name.toString(), null, "It is no symbolic link");
  }

  @Override
  public List<String> apply(NodeName name, Attributes attributes) throws IOException {
    inode().child(name).apply(attributes);
    return List.of();
  }

  @Override
  public List<String> apply(Attributes attributes) {
    inode().apply(attributes);
    return List.of();
  }

  @Override
  public void removeFile(NodeName name) throws IOException {
    MemoryInode removed = inode().child(name);
    if (removed instanceof DirectoryInode) {
      throw new FileSystemException(name.toString(), null, "It is a directory");
    }
    inode().remove(name);
    removed.changeLinks(-1);
  }

  @Override
  public void removeDirectory(NodeName name) throws IOException {
    if (!(inode().child(name) instanceof DirectoryInode directory)) {
      throw new NotDirectoryException(name.toString());
    }
    if (!directory.names().isEmpty()) {
      throw new DirectoryNotEmptyException(name.toString());
    }
    inode().remove(name);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      target.closed();
    }
  }

  private DirectoryInode inode() {
    if (closed.get()) {
      throw new IllegalStateException("The directory was closed");
    }
    return inode;
  }

  private static final class OpenFile implements TargetFile {
    private final MemoryRestoreTarget target;
    private final FileInode inode;
    private final AtomicBoolean closed = new AtomicBoolean();

    OpenFile(MemoryRestoreTarget target, FileInode inode) {
      this.target = target;
      this.inode = inode;
      target.opened();
    }

    @Override
    public FileStatus status() {
      return inode().status();
    }

    @Override
    public int read(long position, byte[] bytes, int offset, int length) {
      Objects.checkFromIndexSize(offset, length, bytes.length);
      return inode().read(position, bytes, offset, length);
    }

    @Override
    public void write(long position, byte[] source, int offset, int length) {
      Objects.checkFromIndexSize(offset, length, source.length);
      inode().write(position, source, offset, length);
      target.wrote(length);
    }

    @Override
    public void resize(long sizeBytes) {
      inode().resize(sizeBytes);
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        target.closed();
      }
    }

    private FileInode inode() {
      if (closed.get()) {
        throw new IllegalStateException("The file was closed");
      }
      return inode;
    }
  }
}
