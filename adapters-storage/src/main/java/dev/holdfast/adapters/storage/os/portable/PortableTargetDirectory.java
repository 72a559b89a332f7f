package dev.holdfast.adapters.storage.os.portable;

import dev.holdfast.adapters.storage.os.RawPath;
import dev.holdfast.adapters.storage.os.TargetFolder;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.restore.TargetDirectory;
import dev.holdfast.engine.restore.TargetFile;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A directory into which is restored, by its path. */
record PortableTargetDirectory(Folder folder) implements TargetDirectory {
  @Override
  public List<NodeName> names() throws IOException {
    return folder.names();
  }

  @Override
  public Optional<FileStatus> status(NodeName name) throws IOException {
    try {
      return Optional.of(PortableStatus.of(folder.child(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public TargetDirectory openDirectory(NodeName name) throws IOException {
    return new PortableTargetDirectory(folder.open(name));
  }

  @Override
  public TargetDirectory makeDirectory(NodeName name) throws IOException {
    TargetFolder.makeNew(folder.child(name));
    return openDirectory(name);
  }

  @Override
  public TargetFile openFile(NodeName name) throws IOException {
    Set<OpenOption> options =
        Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    return new PortableFile(folder.child(name), folder.openFile(name, options));
  }

  @Override
  public TargetFile makeFile(NodeName name) throws IOException {
    Path file = folder.child(name);
    return new PortableFile(file, TargetFolder.makeFile(file));
  }

  @Override
  public void makeSymlink(NodeName name, ByteString target) throws IOException {
    Files.createSymbolicLink(folder.child(name), RawPath.of(target));
  }

  @Override
  public void makeFifo(NodeName name) throws IOException {
    throw unknown(name, "pipes");
  }

  @Override
  public void makeSocket(NodeName name) throws IOException {
    throw unknown(name, "sockets");
  }

  @Override
  public void makeDevice(NodeName name, boolean character, long device) throws IOException {
    throw unknown(name, "device nodes");
  }

  private static FileSystemException unknown(NodeName name, String kind) {
    return new FileSystemException(
        name.toString(), null, "There is no way to make " + kind + " on this system");
  }

  @Override
  public void makeLink(NodeName name, TargetDirectory otherDirectory, NodeName otherName)
      throws IOException {
    if (!(otherDirectory instanceof PortableTargetDirectory other)) {
      throw new IllegalArgumentException("A file of another target can't have a name in this one");
    }
    Files.createLink(folder.child(name), other.folder.child(otherName));
  }

  @Override
  public void rename(NodeName name, NodeName newName, boolean replaces) throws IOException {
    Path target = folder.child(newName);
    boolean isTaken = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    if (isTaken && (!replaces || Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS))) {
      throw new FileAlreadyExistsException(newName.toString());
    }
    Files.move(folder.child(name), target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public ByteString linkTarget(NodeName name) throws IOException {
    return RawPath.anyBytes(folder.linkTarget(name));
  }

  @Override
  public List<String> apply(NodeName name, Attributes attributes) throws IOException {
    return PortableAttributes.apply(folder.child(name), attributes);
  }

  @Override
  public List<String> apply(Attributes attributes) throws IOException {
    return PortableAttributes.apply(folder.path(), attributes);
  }

  @Override
  public void removeFile(NodeName name) throws IOException {
    Path file = folder.child(name);
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileSystemException(name.toString(), null, "It is a directory");
    }
    Files.delete(file);
  }

  @Override
  public void removeDirectory(NodeName name) throws IOException {
    Path directory = folder.child(name);
    if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)
        && !Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      throw new NotDirectoryException(name.toString());
    }
    Files.delete(directory);
  }

  @Override
  public void close() {
    folder.close();
  }
}
