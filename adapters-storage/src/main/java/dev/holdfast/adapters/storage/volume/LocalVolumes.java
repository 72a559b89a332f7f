package dev.holdfast.adapters.storage.volume;

import dev.holdfast.adapters.storage.source.Mount;
import dev.holdfast.adapters.storage.source.MountTable;
import dev.holdfast.adapters.storage.source.Place;
import dev.holdfast.adapters.storage.source.PlaceCheck;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.engine.tree.FileStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the volumes of a tenant on this machine, as it is now. For one piece of work. */
final class LocalVolumes {
  private static final Path KNOWN_DEVICES = Path.of("/sys/block");

  private final AllowedRoots roots;
  private final PlaceCheck check;
  private final MountTable mounts;

  LocalVolumes(AllowedRoots roots, PlaceCheck check) throws IOException {
    this.roots = roots;
    this.check = check;
    this.mounts = MountTable.read();
  }

  PlaceCheck check() {
    return check;
  }

  /**
   * Those that the roots name; what can't be looked at, or holds the server's data, is left out.
   */
  List<LocalVolume> listed() {
    List<LocalVolume> found = new ArrayList<>();
    for (SourcePath root : roots.folders()) {
      try {
        volumeAt(root).ifPresent(found::add);
      } catch (IOException | ForbiddenException e) {
        // It is none of the tenant's now; whoever names it learns why.
      }
    }
    return found;
  }

  /**
   * The volume of that id or path.
   *
   * @throws NoSuchFileException if nothing is at the path
   * @throws InvalidInputException if no volume has the id, or the path is of something else
   * @throws ForbiddenException if it is outside of the roots, or holds the server's data
   */
  LocalVolume find(String name) throws IOException {
    if (!name.startsWith("/")) {
      return listed().stream()
          .filter(volume -> volume.id().equals(name))
          .findFirst()
          .orElseThrow(() -> noSuchId(name));
    }
    SourcePath path = new SourcePath(name);
    return volumeAt(path)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "source.volume.kind",
                    path + " is neither a block device nor a regular file, so it is no volume."));
  }

  private static InvalidInputException noSuchId(String id) {
    return new InvalidInputException(
        "source.volume.unknown",
        ("There is no volume %s. Volumes are the block devices and image files that an operator"
                + " names with \"holdfast admin tenant roots\"; image files within the roots go by"
                + " their paths.")
            .formatted(id));
  }

  private Optional<LocalVolume> volumeAt(SourcePath path) throws IOException {
    Place found = check.resolve(path);
    FileStatus status = check.look(found).status();
    Optional<SourcePath> root = check.rootAt(found);
    Place place = new Place(root.orElse(path), found.names());
    if (BlockDevices.isBlockDevice(status)) {
      if (root.isEmpty()) {
        throw new ForbiddenException(
            "source.volume.not-listed",
            ("%s is a device, which is allowed only if an operator names it itself among the"
                    + " allowed roots.")
                .formatted(path));
      }
      String number = BlockDevices.number(status);
      return Optional.of(
          withoutData(new LocalVolume.Device(place, number, BlockDevices.bytes(number))));
    }
    return status.isFile()
        ? Optional.of(
            withoutData(new LocalVolume.Image(place, status.identity(), status.sizeBytes())))
        : Optional.empty();
  }

  private LocalVolume withoutData(LocalVolume volume) throws IOException {
    for (Mount mount : check.mountsOfData()) {
      if (DeviceStack.of(mount, mounts).holds(volume)) {
        throw new ForbiddenException(
            "source.own-data",
            volume.path()
                + " holds the data folder of this server, which is never backed up nor written"
                + " to.");
      }
    }
    return volume;
  }

  /** Where a volume, or something that lies on it, is mounted. */
  List<Mount> mountsOf(LocalVolume volume) throws IOException {
    List<Mount> found = new ArrayList<>();
    for (Mount mount : mounts.mounts()) {
      if (DeviceStack.of(mount, mounts).holds(volume)) {
        found.add(mount);
      }
    }
    return found;
  }

  /** A loop device, mounted or not, that shows an image file. */
  Optional<String> deviceShowing(LocalVolume volume) throws IOException {
    if (!Files.isDirectory(KNOWN_DEVICES)) {
      return Optional.empty();
    }
    try (Stream<Path> devices = Files.list(KNOWN_DEVICES)) {
      for (Path device : devices.filter(one -> Files.exists(one.resolve("loop"))).toList()) {
        String number = Files.readString(device.resolve("dev")).strip();
        if (!isSame(volume, number) && DeviceStack.of(number, mounts).holds(volume)) {
          return Optional.of("/dev/" + device.getFileName());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(LocalVolume volume, String number) {
    return volume instanceof LocalVolume.Device device && device.number().equals(number);
  }
}
