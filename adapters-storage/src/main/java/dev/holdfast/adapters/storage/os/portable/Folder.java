package dev.holdfast.adapters.storage.os.portable;

import dev.holdfast.adapters.storage.os.RawPath;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NotLinkException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** A folder that counts as open: a path, until it is closed. */
final class Folder {
  private final Path path;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Opens a folder.
   *
   * @throws FileSystemException if there is none, or a link to one
   */
  Folder(Path path, LinkOption... options) throws IOException {
    this.path = path;
    if (!Files.readAttributes(path, BasicFileAttributes.class, options).isDirectory()) {
      throw new FileSystemException(path.toString(), null, "It is not a directory");
    }
  }

  Path path() throws IOException {
    if (closed.get()) {
      throw new IOException("It is closed already");
    }
    return path;
  }

  /** The path of a name in it, and never one of another place. */
  Path child(NodeName name) throws IOException {
    try {
      Path last = RawPath.of(name.raw());
      if (last.isAbsolute() || last.getNameCount() != 1) {
        throw new FileSystemException(name.toString(), null, "It is a path here, and no name");
      }
      return path().resolve(last);
    } catch (InvalidPathException e) {
      throw new FileSystemException(name.toString(), null, e.getReason());
    }
  }

  List<NodeName> names() throws IOException {
    List<NodeName> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path())) {
      for (Path entry : entries) {
        names.add(new NodeName(RawPath.lastName(entry)));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  Folder open(NodeName name) throws IOException {
    return new Folder(child(name), LinkOption.NOFOLLOW_LINKS);
  }

  /** Opens a regular file; what else is there is not touched. */
  FileChannel openFile(NodeName name, Set<? extends OpenOption> options) throws IOException {
    Path file = child(name);
    if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .isRegularFile()) {
      throw new FileSystemException(name.toString(), null, "It is not a regular file");
    }
    return FileChannel.open(file, options);
  }

  Path linkTarget(NodeName name) throws IOException {
    try {
      return Files.readSymbolicLink(child(name));
    } catch (NotLinkException e) {
      throw new FileSystemException(name.toString(), null, "It is not a symbolic link");
    }
  }

  void close() {
    closed.set(true);
  }
}
