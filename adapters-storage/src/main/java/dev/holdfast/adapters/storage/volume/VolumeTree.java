package dev.holdfast.adapters.storage.volume;

import dev.holdfast.adapters.storage.posix.PosixSourceTree;
import dev.holdfast.adapters.storage.source.PlaceCheck;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.source.SourceFile;
import dev.holdfast.engine.source.SourceTree;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.engine.tree.Owner;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Volumes as regular files of a tree, each under the path that it is named by.
 *
 * <p>Folders and devices have attributes that never change, since those of {@code /dev} do so at
 * every boot: of a volume that is unchanged nothing is stored anew.
 */
final class VolumeTree implements SourceTree {
  private static final int DIRECTORY_MODE = 0755;
  private static final int FILE_MODE = 0600;

  /** No snapshot has it, so that no device is taken for unchanged without being read. */
  private static final Instant NEVER = Instant.EPOCH.minusSeconds(1);

  private final PlaceCheck check;
  private final PosixSourceTree machine = new PosixSourceTree(Path.of("/"));
  private final Folder top = new Folder();

  private static final class Folder {
    final Map<NodeName, Folder> folders = new TreeMap<>();
    final Map<NodeName, LocalVolume> volumes = new TreeMap<>();
  }

  VolumeTree(List<LocalVolume> volumes, PlaceCheck check) {
    this.check = check;
    for (LocalVolume volume : volumes) {
      List<NodeName> names = names(volume);
      Folder at = top;
      for (NodeName name : names.subList(0, names.size() - 1)) {
        at = at.folders.computeIfAbsent(name, none -> new Folder());
      }
      at.volumes.put(names.getLast(), volume);
    }
  }

  /** From the tree's root down. */
  static List<NodeName> names(LocalVolume volume) {
    return volume.path().names().stream().map(NodeName::of).toList();
  }

  @Override
  public SourceDirectory root() {
    return new Directory(top);
  }

  @Override
  public Owner owner(long userId, long groupId) {
    return machine.owner(userId, groupId);
  }

  private static FileStatus status(FileMode mode, long bytes, Instant changed) {
    return new FileStatus(
        mode, bytes, Instant.EPOCH, Instant.EPOCH, changed, 0, 0, FileIdentity.UNKNOWN, 1, 0);
  }

  private static FileStatus status(LocalVolume.Device device, Instant changed) {
    return status(new FileMode(FILE_MODE), device.bytes(), changed);
  }

  /** A folder on the way to volumes; nothing of it is open. */
  private final class Directory implements SourceDirectory {
    private final Folder folder;

    Directory(Folder folder) {
      this.folder = folder;
    }

    @Override
    public FileStatus status() {
      return ofFolder();
    }

    private static FileStatus ofFolder() {
      return VolumeTree.status(new FileMode(FileMode.DIRECTORY | DIRECTORY_MODE), 0, Instant.EPOCH);
    }

    @Override
    public List<NodeName> names() {
      List<NodeName> names = new ArrayList<>(folder.folders.keySet());
      names.addAll(folder.volumes.keySet());
      return names;
    }

    @Override
    public FileStatus status(NodeName name) throws IOException {
      if (folder.folders.containsKey(name)) {
        return ofFolder();
      }
      return switch (volume(name)) {
        case LocalVolume.Device device -> VolumeTree.status(device, NEVER);
        case LocalVolume.Image image -> check.look(image.place()).status();
      };
    }

    @Override
    public SourceDirectory openDirectory(NodeName name) throws IOException {
      Folder next = folder.folders.get(name);
      if (next == null) {
        throw new NoSuchFileException(name.toString());
      }
      return new Directory(next);
    }

    @Override
    public SourceFile openFile(NodeName name) throws IOException {
      return switch (volume(name)) {
        case LocalVolume.Device device ->
            new DeviceReading(
                Devices.toRead(check, device), VolumeTree.status(device, Instant.EPOCH));
        case LocalVolume.Image image -> check.openFile(image.place()).file();
      };
    }

    private LocalVolume volume(NodeName name) throws IOException {
      LocalVolume volume = folder.volumes.get(name);
      if (volume == null) {
        throw new NoSuchFileException(name.toString());
      }
      return volume;
    }

    @Override
    public ByteString linkTarget(NodeName name) throws IOException {
      throw new FileSystemException("", null, "A link has just taken its place");
    }

    @Override
    public List<ExtendedAttribute> extendedAttributes(NodeName name) {
      return List.of();
    }

    @Override
    public List<ExtendedAttribute> extendedAttributes() {
      return List.of();
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
