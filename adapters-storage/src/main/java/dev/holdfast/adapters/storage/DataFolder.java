package dev.holdfast.adapters.storage;

import dev.holdfast.adapters.storage.os.Access;
import dev.holdfast.adapters.storage.os.Disk;
import dev.holdfast.adapters.storage.os.DiskFailure;
import dev.holdfast.adapters.storage.os.DurableFiles;
import dev.holdfast.adapters.storage.os.LockFile;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.error.UnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The folder in which a server keeps everything, readable by its owner alone (0700).
 *
 * <p>One server uses it at a time: a lock of the system says so, and ends with the process however
 * that ends. An administrator's command may open it beside a running server. Safe for several
 * threads; one JVM opens a folder once.
 */
public final class DataFolder implements AutoCloseable {
  private static final String STAGING = "staging";
  private static final String SECRETS = "secrets";
  private static final String REPOSITORIES = "repositories";
  private static final String ARCHIVES = "archives";
  private static final String LOCK = "server.lock";

  private final Path path;
  private final FolderMarker marker;
  private final LockFile lock;
  private final DurableFiles files;

  private DataFolder(Path path, FolderMarker marker, LockFile lock, DurableFiles files) {
    this.path = path;
    this.marker = marker;
    this.lock = lock;
    this.files = files;
  }

  /**
   * Opens the folder for a server; makes it where it is missing, and removes what a crash has left
   * half written.
   *
   * @param pid of this process, told to a second server that wants the folder
   * @param address where this server answers, told to it too
   * @param chance makes the server's id when the folder is new
   * @throws InvalidInputException if the folder holds something else
   * @throws StateConflictException if another server uses it
   */
  public static DataFolder openForServer(
      Path folder, long pid, String address, RandomGenerator chance) {
    return openForServer(folder, "pid " + pid + ", " + address, chance, Disk.local());
  }

  static DataFolder openForServer(Path folder, String holder, RandomGenerator chance, Disk disk) {
    Path path = folder.toAbsolutePath().normalize();
    DurableFiles files = new DurableFiles(disk);
    try {
      makeOrCheck(path, files);
      return withLock(
          path,
          lock -> {
            lockOutOtherServers(path, lock);
            lock.write(holder);
            FolderMarker marker = markerOf(path, chance, files);
            files.createFoldersIn(path, List.of(STAGING, SECRETS, REPOSITORIES, ARCHIVES));
            DataFolder opened = new DataFolder(path, marker, lock, files);
            opened.whenAlone(opened::removeLeftovers);
            return opened;
          });
    } catch (IOException e) {
      throw failure("open the data folder", path, e);
    }
  }

  /**
   * Opens the folder for a short command, whether a server uses it or not.
   *
   * @throws NotFoundException if it is no data folder yet; nothing is made then
   * @throws ForbiddenException if this process belongs to another user than the folder: the server
   *     could not read what it writes
   * @throws StateConflictException if a server is starting in it this very moment
   */
  public static DataFolder openBesideServer(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    DurableFiles files = new DurableFiles(Disk.local());
    try {
      FolderMarker marker = readMarker(path);
      return withLock(
          path,
          lock -> {
            requireSameUser(path, files);
            if (lock.tryShared(LockFile.Part.VISITORS).isEmpty()) {
              throw new StateConflictException(
                  "data.folder.starting",
                  "A Holdfast server is just starting in " + path + ". Try again in a moment.");
            }
            return new DataFolder(path, marker, lock, files);
          });
    } catch (NoSuchFileException e) {
      throw new NotFoundException(
          "data.folder.missing",
          path + " is no Holdfast data folder. Start the server once with it, or name another.");
    } catch (IOException e) {
      throw failure("open the data folder", path, e);
    }
  }

  /** Where the folder is. */
  public Path path() {
    return path;
  }

  /** What sets this server apart from all others: 16 hexadecimal digits, always the same. */
  public String serverId() {
    return marker.serverId();
  }

  /** The file of the SQL catalogue. */
  public Path catalogue() {
    return path.resolve("catalogue.db");
  }

  /** The folder of the indexes of files; whoever writes the first one makes it. */
  public Path index() {
    return path.resolve("index");
  }

  /** Where native libraries are unpacked to; whoever unpacks them makes it. */
  public Path natives() {
    return path.resolve("natives");
  }

  /**
   * Writes a file for the owner's eyes (0600), once and durably.
   *
   * @return whether it was created; if not, there is one of that name, which stays as it is
   */
  public boolean createFile(String name, byte[] content) {
    Path file = path.resolve(name);
    try {
      return files.create(file, path, Access.OWNER, ByteBuffer.wrap(content));
    } catch (IOException e) {
      throw failure("write", file, e);
    }
  }

  /** Lets others use the folder. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw failure("unlock", path.resolve(LOCK), e);
    }
  }

  /** Itself, and those of its folders that may be links to another disk. */
  List<Path> whereDataLies() {
    return List.of(path, staging(), secrets(), repositories(), archives());
  }

  Path staging() {
    return path.resolve(STAGING);
  }

  Path secrets() {
    return path.resolve(SECRETS);
  }

  Path repositories() {
    return path.resolve(REPOSITORIES);
  }

  Path archives() {
    return path.resolve(ARCHIVES);
  }

  DurableFiles files() {
    return files;
  }

  /**
   * Does what must not happen while a command works beside the server, whose unfinished files look
   * like leftovers. Left undone if there is one; the next start makes up for it.
   */
  void whenAlone(Work work) throws IOException {
    Optional<FileLock> alone = lock.tryExclusive(LockFile.Part.VISITORS);
    if (alone.isPresent()) {
      work.run();
      alone.get().release();
    }
  }

  static UnavailableException failure(String action, Path place, IOException cause) {
    DiskFailure failure = DiskFailure.of(action, place, cause);
    return new UnavailableException(failure.code(), failure.sentence(), cause);
  }

  private void removeLeftovers() throws IOException {
    for (Path folder : whereDataLies()) {
      files.removeLeftovers(folder);
    }
  }

  private static void makeOrCheck(Path path, DurableFiles files) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(path)) {
      throw new InvalidInputException(
          "data.folder.file", path + " is not a folder. Choose a folder for the data.");
    }
    files.createFolders(path);
    if (Files.exists(path.resolve(FolderMarker.NAME))) {
      return;
    }
    for (Path entry : DurableFiles.entries(path)) {
      // What the first start of all writes before the marker, if it was cut off there.
      boolean ours = DurableFiles.isTemporary(entry) || entry.endsWith(LOCK);
      if (!ours) {
        throw new InvalidInputException(
            "data.folder.foreign",
            path
                + " holds other files, such as "
                + entry.getFileName()
                + ", and is no Holdfast data folder. Choose a new or an empty folder.");
      }
    }
  }

  private static void lockOutOtherServers(Path path, LockFile lock) throws IOException {
    if (lock.tryExclusive(LockFile.Part.SERVER).isEmpty()) {
      String holder = lock.text();
      throw new StateConflictException(
          "data.folder.used",
          "Another Holdfast server"
              + (holder.isEmpty() ? "" : " (" + holder + ")")
              + " already uses "
              + path
              + ". Stop it first, or choose another data folder.");
    }
  }

  private static FolderMarker markerOf(Path path, RandomGenerator chance, DurableFiles files)
      throws IOException {
    Path file = path.resolve(FolderMarker.NAME);
    if (!Files.exists(file)) {
      files.closeToOthers(path);
      String text = FolderMarker.ofServer(chance.nextLong()).text();
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      files.create(file, path, Access.OWNER, bytes);
    }
    return readMarker(path);
  }

  private static FolderMarker readMarker(Path path) throws IOException {
    Path file = path.resolve(FolderMarker.NAME);
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    return FolderMarker.parse(text, file);
  }

  private static void requireSameUser(Path path, DurableFiles files) throws IOException {
    UserPrincipal owner = Files.getOwner(path.resolve(FolderMarker.NAME));
    UserPrincipal self = files.owner(path);
    if (!owner.equals(self)) {
      throw new ForbiddenException(
          "data.folder.owner",
          ("%s belongs to the user %s, and this command runs as %s."
                  + " Run it as %s, or the server could not read what it writes.")
              .formatted(path, owner.getName(), self.getName(), owner.getName()));
    }
  }

  private static DataFolder withLock(Path path, Opening opening) throws IOException {
    LockFile lock = LockFile.open(path.resolve(LOCK));
    boolean opened = false;
    try {
      DataFolder folder = opening.open(lock);
      opened = true;
      return folder;
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }

  /** Something done on files. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  @FunctionalInterface
  private interface Opening {
    DataFolder open(LockFile lock) throws IOException;
  }
}
