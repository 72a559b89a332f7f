package dev.holdfast.adapters.storage.source;

import dev.holdfast.adapters.storage.os.RawPath;
import dev.holdfast.adapters.storage.posix.MountedDirectory;
import dev.holdfast.adapters.storage.posix.MountedStatus;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The server's own data, to be recognised wherever it shows: by the identity of its folders, and by
 * the mounts that show a part of it elsewhere.
 *
 * <p>Looked up once for each piece of work, since mounts come and go; a mount that comes later is
 * compared when it is met.
 */
final class OwnFolders {

  /** A folder of a file system, whatever mounts show of it. */
  private record Area(String device, String folder) {
    boolean shows(Mount mount) {
      return mount.device().equals(device) && Mount.isWithin(mount.root(), folder);
    }
  }

  private final Set<FileIdentity> identities = new HashSet<>();
  private final List<Area> areas = new ArrayList<>();

  private final List<Mount> mounts = new ArrayList<>();

  private OwnFolders() {}

  /**
   * Looks where the data is.
   *
   * @param folders that hold it, each with all that lies in it; links are resolved
   */
  static OwnFolders find(List<Path> folders) throws IOException {
    OwnFolders data = new OwnFolders();
    MountTable mounts = MountTable.read();
    for (Path folder : folders) {
      data.add(folder.toRealPath(), mounts);
    }
    data.addSeenElsewhere(mounts);
    return data;
  }

  /** Those that the data lies on. */
  List<Mount> mounts() {
    return List.copyOf(mounts);
  }

  boolean holds(FileIdentity identity) {
    return identities.contains(identity);
  }

  /** Whether a mount shows nothing but a part of the data. */
  boolean isShownBy(Mount mount) {
    return areas.stream().anyMatch(area -> area.shows(mount));
  }

  private void add(Path folder, MountTable mounts) throws IOException {
    String place = new String(RawPath.bytes(folder).bytes(), StandardCharsets.ISO_8859_1);
    MountedStatus status = status(place);
    identities.add(status.status().identity());
    Mount mount = mounts.get(status.mount());
    areas.add(new Area(mount.device(), mount.inFileSystem(place)));
    this.mounts.add(mount);
    for (Mount inside : mounts.mounts()) {
      if (Mount.isWithin(inside.point(), place)) {
        areas.add(new Area(inside.device(), inside.root()));
        addIdentity(inside);
        this.mounts.add(inside);
      }
    }
  }

  private void addSeenElsewhere(MountTable mounts) {
    mounts.mounts().stream().filter(this::isShownBy).forEach(this::addIdentity);
  }

  /** One that is hidden below another mount shows nothing, so nothing is to be recognised. */
  private void addIdentity(Mount mount) {
    try {
      identities.add(status(mount.point()).status().identity());
    } catch (IOException e) {
      return;
    }
  }

  static MountedStatus status(String place) throws IOException {
    List<NodeName> names = new ArrayList<>();
    for (String name : place.split("/", -1)) {
      if (!name.isEmpty()) {
        names.add(new NodeName(ByteString.of(name.getBytes(StandardCharsets.ISO_8859_1))));
      }
    }
    if (names.isEmpty()) {
      try (MountedDirectory top = MountedDirectory.top()) {
        return new MountedStatus(top.status(), top.mount());
      }
    }
    try (MountedDirectory above =
        NoLinks.hold(names.subList(0, names.size() - 1), directory -> {})) {
      return above.mountedStatus(names.getLast());
    }
  }
}
