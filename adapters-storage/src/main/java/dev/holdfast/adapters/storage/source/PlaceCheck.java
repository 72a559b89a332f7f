package dev.holdfast.adapters.storage.source;

import dev.holdfast.adapters.storage.os.RawPath;
import dev.holdfast.adapters.storage.posix.MountedDirectory;
import dev.holdfast.adapters.storage.posix.MountedFile;
import dev.holdfast.adapters.storage.posix.MountedStatus;
import dev.holdfast.adapters.storage.posix.PosixSourceTree;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Decides where a tenant may read, and write what it restores. For one piece of work; safe for many
 * threads.
 *
 * <p>A path is resolved once. What is opened afterwards is opened through no link, so a link that
 * is put in its place meanwhile leads nowhere.
 */
public final class PlaceCheck {
  private final AllowedRoots roots;
  private final OwnFolders data;
  private final Map<SourcePath, List<NodeName>> resolved = new LinkedHashMap<>();
  private final Map<Long, Mount> mounts = new ConcurrentHashMap<>();

  private PlaceCheck(AllowedRoots roots, OwnFolders data) {
    this.roots = roots;
    this.data = data;
  }

  /**
   * As {@link #of}, on a machine that may not be one that can be asked.
   *
   * @param ownData the folders of the server's own data
   * @throws UnavailableException if this machine can't tell
   */
  public static PlaceCheck ofMachine(AllowedRoots roots, List<Path> ownData) {
    if (!PosixSourceTree.isSupported()) {
      throw new UnavailableException(
          "source.unsupported",
          "This server can't reach files of its own machine: that needs Linux on x86-64 or"
              + " aarch64, and a Java runtime that may make calls of the system.");
    }
    try {
      return of(roots, OwnFolders.find(ownData));
    } catch (IOException e) {
      throw untold(e);
    }
  }

  /** That this machine does not say what it is asked about its files. */
  public static UnavailableException untold(IOException cause) {
    return new UnavailableException(
        "source.machine",
        "Can't look at what is mounted here: " + ProblemList.reason(cause) + ".",
        cause);
  }

  /** Resolves the roots; one that is not there allows nothing. */
  static PlaceCheck of(AllowedRoots roots, OwnFolders data) throws IOException {
    PlaceCheck check = new PlaceCheck(roots, data);
    for (SourcePath root : roots.folders()) {
      try {
        check.resolved.put(root, real(root));
      } catch (NoSuchFileException e) {
        // It allows nothing, whatever is put there later.
      }
    }
    return check;
  }

  /**
   * Finds where a path leads.
   *
   * @throws ForbiddenException if that is not within the roots, or in the server's data
   * @throws NoSuchFileException if there is nothing
   */
  public Place resolve(SourcePath path) throws IOException {
    Place place = new Place(path, resolvedOrOutside(path));
    if (!isAllowed(place.names())) {
      throw outside(path);
    }
    look(place);
    return place;
  }

  /** What lies outside of the roots is refused whether it is there or not: that tells nothing. */
  private List<NodeName> resolvedOrOutside(SourcePath path) throws IOException {
    try {
      return real(path);
    } catch (IOException e) {
      if (!isAllowed(realAbove(path))) {
        throw outside(path);
      }
      throw e;
    }
  }

  /** Where the last folder on the way leads that can be resolved. */
  private static List<NodeName> realAbove(SourcePath path) throws IOException {
    List<String> names = path.names();
    for (int depth = names.size() - 1; depth > 0; depth--) {
      try {
        return real(new SourcePath("/" + String.join("/", names.subList(0, depth))));
      } catch (IOException e) {
        // Then the one above it.
      }
    }
    return List.of();
  }

  /** Opens a folder for listing. */
  MountedDirectory open(Place place) throws IOException {
    return NoLinks.open(place.names(), directory -> refuseData(place, isData(directory)));
  }

  /** What bears the place's name now; a link that was put there is a failure. */
  public MountedStatus look(Place place) throws IOException {
    if (place.isTop()) {
      try (MountedDirectory top = open(place)) {
        return new MountedStatus(top.status(), top.mount());
      }
    }
    try (MountedDirectory above = above(place)) {
      MountedStatus status = above.mountedStatus(place.names().getLast());
      if (status.status().mode().isSymlink()) {
        throw new FileSystemException("", null, "A link has just taken its place");
      }
      refuseData(place, isData(status.status().identity()) || isData(mount(status.mount())));
      return status;
    }
  }

  /** Takes hold of the folder that a place lies in, which must not be the top. */
  public MountedDirectory above(Place place) throws IOException {
    List<NodeName> names = place.names();
    return NoLinks.hold(
        names.subList(0, names.size() - 1), directory -> refuseData(place, isData(directory)));
  }

  /** Opens the folder that a place lies in, which must not be the top. */
  public MountedDirectory openAbove(Place place) throws IOException {
    List<NodeName> names = place.names();
    return NoLinks.open(
        names.subList(0, names.size() - 1), directory -> refuseData(place, isData(directory)));
  }

  /** Opens a regular file for reading. */
  public MountedFile openFile(Place place) throws IOException {
    try (MountedDirectory above = above(place)) {
      return withoutData(above.openMountedFile(place.names().getLast()));
    }
  }

  /** Closes and refuses a file that a mount shows out of the server's data. */
  MountedFile withoutData(MountedFile file) throws IOException {
    try {
      if (isData(mount(file.mount())) || isData(file.file().status().identity())) {
        throw new FileSystemException("", null, "It is a part of this server's own data");
      }
      return file;
    } catch (IOException e) {
      file.file().close();
      throw e;
    }
  }

  /**
   * The root that leads to this very place, as the operator named it; the first of several. Empty
   * if the place is allowed only because it lies in one.
   */
  public Optional<SourcePath> rootAt(Place place) {
    return resolved.entrySet().stream()
        .filter(root -> root.getValue().equals(place.names()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The mounts that the server's own data lies on. */
  public List<Mount> mountsOfData() {
    return data.mounts();
  }

  /** What is at a path without links. */
  public static MountedStatus lookAt(Path path) throws IOException {
    return OwnFolders.status(new String(RawPath.bytes(path).bytes(), StandardCharsets.ISO_8859_1));
  }

  boolean isData(MountedDirectory directory) throws IOException {
    return isData(directory.identity()) || isData(mount(directory.mount()));
  }

  boolean isData(FileIdentity identity) {
    return data.holds(identity);
  }

  boolean isData(Mount mount) {
    return data.isShownBy(mount);
  }

  /** The mount of this number; the table is read again where it is new. */
  Mount mount(long id) throws IOException {
    Mount known = mounts.get(id);
    if (known == null) {
      known = MountTable.read().get(id);
      mounts.put(id, known);
    }
    return known;
  }

  /** Where a path leads, whether it is allowed or not. */
  static List<NodeName> real(SourcePath path) throws IOException {
    Path real = RawPath.of(ByteString.utf8(path.value())).toRealPath();
    List<NodeName> names = new ArrayList<>();
    for (Path name : real) {
      names.add(new NodeName(RawPath.anyBytes(name)));
    }
    return names;
  }

  private static void refuseData(Place place, boolean isData) {
    if (isData) {
      throw new ForbiddenException(
          "source.own-data",
          place.path()
              + " lies in the data folder of this server, which is never backed up nor written"
              + " to.");
    }
  }

  private boolean isAllowed(List<NodeName> place) {
    return resolved.values().stream().anyMatch(root -> isWithin(place, root));
  }

  private static boolean isWithin(List<NodeName> place, List<NodeName> folder) {
    return place.size() >= folder.size() && place.subList(0, folder.size()).equals(folder);
  }

  private ForbiddenException outside(SourcePath path) {
    String allowed =
        roots.folders().isEmpty()
            ? "It has no allowed roots; an operator of the server can name some."
            : "Its allowed roots are "
                + roots.folders().stream().map(SourcePath::value).collect(Collectors.joining(", "))
                + ".";
    return new ForbiddenException(
        "source.outside-roots",
        "%s leads to where this tenant may not read or write. %s".formatted(path, allowed));
  }
}
