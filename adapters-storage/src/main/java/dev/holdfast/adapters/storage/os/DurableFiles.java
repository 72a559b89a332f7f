package dev.holdfast.adapters.storage.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes that survive a crash, and leave nothing half done.
 *
 * <p>A file is written under a temporary name, made durable, and only then linked to its own name,
 * which must be free: linking is atomic and never replaces, so of several processes that create one
 * file exactly one succeeds. Then the folder is made durable. Safe for several threads and
 * processes.
 */
public final class DurableFiles {
  /** No name of a stored file begins so. */
  private static final String TEMPORARY = ".tmp-";

  /** Leftovers of crashes are cleared at each start, so this many names are never all taken. */
  private static final int TRIES_MAX = 10_000;

  private final Disk disk;
  private final AtomicLong next = new AtomicLong();

  /** Makes a file that must not exist. */
  @FunctionalInterface
  private interface Making {
    FileChannel make(Path file) throws IOException;
  }

  public DurableFiles(Disk disk) {
    this.disk = disk;
  }

  /** Whether a file of this name is one that is still being written, or was when a crash came. */
  public static boolean isTemporary(Path file) {
    return file.getFileName().toString().startsWith(TEMPORARY);
  }

  /**
   * Begins a file under a temporary name.
   *
   * @param folder where it grows; on the same file system as its place to be
   */
  public TemporaryFile begin(Path folder, Access access) throws IOException {
    return begin(folder, file -> disk.createFile(file, access));
  }

  private TemporaryFile begin(Path folder, Making making) throws IOException {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      Path file = temporaryIn(folder);
      try {
        return new TemporaryFile(disk, file, making.make(file));
      } catch (FileAlreadyExistsException taken) {
        // By another process, or left by a crash: the next number may be free.
      }
    }
    throw new IOException(folder + " is full of temporary files");
  }

  /**
   * Creates a file with its content.
   *
   * @param temporaryFolder where it grows; on the same file system
   * @return whether it was created; if not, one of that name was there, whole and durable
   */
  public boolean create(Path file, Path temporaryFolder, Access access, ByteBuffer content)
      throws IOException {
    return create(file, temporaryFolder, access, content, Caching.KEPT);
  }

  /** As {@link #create(Path, Path, Access, ByteBuffer)}, with or without a copy in the cache. */
  public boolean create(
      Path file, Path temporaryFolder, Access access, ByteBuffer content, Caching caching)
      throws IOException {
    try (TemporaryFile temporary =
        begin(temporaryFolder, name -> disk.createWhole(name, access, content, caching))) {
      return temporary.publish(file);
    }
  }

  /**
   * Removes a file, durably. Repeating it is no error, and makes an earlier removal durable whose
   * last step failed.
   *
   * @return whether it was there
   */
  public boolean delete(Path file) throws IOException {
    boolean wasThere = disk.delete(file);
    disk.syncFolder(folderOf(file));
    return wasThere;
  }

  /**
   * Removes files, durable together: each folder is synced once. Missing ones are no error, nor are
   * missing folders.
   */
  public void deleteAll(Collection<Path> files) throws IOException {
    Set<Path> folders = new HashSet<>();
    for (Path file : files) {
      disk.delete(file);
      folders.add(folderOf(file));
    }
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        disk.syncFolder(folder);
      }
    }
  }

  /** Makes a folder and those above it that are missing, each durable. */
  public void createFolders(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folderOf(folder);
    createFolders(parent);
    createFolder(folder);
    disk.syncFolder(parent);
  }

  /** Makes many folders in one that exists, durable together; those that are there stay. */
  public void createFoldersIn(Path parent, List<String> names) throws IOException {
    for (String name : names) {
      createFolder(parent.resolve(name));
    }
    disk.syncFolder(parent);
  }

  /** Makes a new empty folder under a temporary name. */
  public TemporaryFolder beginFolder(Path parent) throws IOException {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      Path folder = temporaryIn(parent);
      try {
        disk.createFolder(folder);
        return new TemporaryFolder(this, folder);
      } catch (FileAlreadyExistsException taken) {
        // By another process, or left by a crash: the next number may be free.
      }
    }
    throw new IOException(parent + " is full of temporary folders");
  }

  /** See {@link TemporaryFolder#publish}. */
  boolean publishFolder(Path folder, Path name) throws IOException {
    try {
      disk.renameFolder(folder, name);
    } catch (IOException e) {
      if (isTaken(name)) {
        return false;
      }
      throw e;
    }
    disk.syncFolder(folderOf(name));
    return true;
  }

  /** Makes the names in a folder durable that another process may have just given. */
  public void syncFolder(Path folder) throws IOException {
    disk.syncFolder(folder);
  }

  /** Closes a folder to everybody but its owner. */
  public void closeToOthers(Path folder) throws IOException {
    disk.closeToOthers(folder);
  }

  /** Removes a folder with all that is in it; links in it are removed, not followed. */
  public void deleteTree(Path folder) throws IOException {
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      for (Path entry : entries(folder)) {
        deleteTree(entry);
      }
    }
    disk.delete(folder);
  }

  /**
   * Removes what writers left in a folder when they were cut off. None may be at work there.
   *
   * @return how many leftovers there were
   */
  public int removeLeftovers(Path folder) throws IOException {
    int removed = 0;
    for (Path entry : entries(folder)) {
      if (isTemporary(entry)) {
        deleteTree(entry);
        removed++;
      }
    }
    return removed;
  }

  /** The user to whom files belong that this process makes in a folder. */
  public UserPrincipal owner(Path folder) throws IOException {
    try (TemporaryFile file = begin(folder, Access.OWNER)) {
      return file.owner();
    }
  }

  /** What is in a folder, in no order. */
  public static List<Path> entries(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      found.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return entries;
  }

  /** The folder that something lies in. */
  static Path folderOf(Path file) {
    return Optional.ofNullable(file.toAbsolutePath().getParent())
        .orElseThrow(() -> new IllegalArgumentException(file + " lies in no folder"));
  }

  private void createFolder(Path folder) throws IOException {
    try {
      disk.createFolder(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  private Path temporaryIn(Path folder) {
    return folder.resolve(TEMPORARY + Long.toString(next.getAndIncrement(), Character.MAX_RADIX));
  }

  private static boolean isTaken(Path folder) throws IOException {
    return Files.isDirectory(folder) && !entries(folder).isEmpty();
  }
}
