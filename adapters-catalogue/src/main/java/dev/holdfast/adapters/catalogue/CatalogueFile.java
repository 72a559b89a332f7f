package dev.holdfast.adapters.catalogue;

import dev.holdfast.domain.error.UnavailableException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where the catalogue lies; SQLite keeps its log beside it, in files of the same rights. Nothing
 * else here touches the file system.
 */
public record CatalogueFile(Path path) {

  public CatalogueFile {
    path = path.toAbsolutePath();
  }

  /**
   * Makes an empty file that its owner alone may read and write, unless there is one.
   *
   * <p>One that is there is never opened: on POSIX systems, closing it again would drop the locks
   * that SQLite holds on it in this process.
   */
  void createIfMissing() {
    try {
      Files.createFile(path, ownerOnly());
    } catch (FileAlreadyExistsException e) {
      return;
    } catch (IOException e) {
      throw new UnavailableException(
          "catalogue.unreachable",
          "The catalogue "
              + path
              + " can't be created; look at its folder and the folder's rights.",
          e);
    }
  }

  /** As a URI, since a plain path would be cut off at a question mark. */
  String jdbcUrl() {
    return "jdbc:sqlite:" + path.toUri();
  }

  @Override
  public String toString() {
    return path.toString();
  }

  private FileAttribute<?>[] ownerOnly() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
