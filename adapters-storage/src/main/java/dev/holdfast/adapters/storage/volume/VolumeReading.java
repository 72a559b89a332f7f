package dev.holdfast.adapters.storage.volume;

import dev.holdfast.adapters.storage.source.Mount;
import dev.holdfast.adapters.storage.source.PlaceCheck;
import dev.holdfast.adapters.storage.source.ProblemList;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.source.Volume;
import dev.holdfast.domain.source.VolumeSelection;
import dev.holdfast.engine.backup.BackupRoot;
import dev.holdfast.engine.source.SourceTree;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a selection of volumes comes to on this machine now: checked, and ready for a backup.
 *
 * @param paths under which they are stored
 * @param bytes that there are to read
 */
public record VolumeReading(
    List<BackupRoot> roots, SourceTree tree, List<String> paths, long bytes) {
  public VolumeReading {
    roots = List.copyOf(roots);
    paths = List.copyOf(paths);
  }

  /**
   * The volumes that an operator allows by naming them, as clients see them.
   *
   * @param ownData the folders of the server's own data
   * @throws dev.holdfast.domain.error.UnavailableException if this machine can't tell
   */
  public static List<Volume> listed(AllowedRoots roots, List<Path> ownData) {
    try {
      LocalVolumes volumes = new LocalVolumes(roots, PlaceCheck.ofMachine(roots, ownData));
      List<Volume> listed = new ArrayList<>();
      for (LocalVolume volume : volumes.listed()) {
        listed.add(told(volume, volumes));
      }
      return listed;
    } catch (IOException e) {
      throw PlaceCheck.untold(e);
    }
  }

  private static Volume told(LocalVolume volume, LocalVolumes volumes) throws IOException {
    List<Mount> mounts = volumes.mountsOf(volume);
    return new Volume(
        volume.id(),
        switch (volume) {
          case LocalVolume.Device device -> real(device);
          case LocalVolume.Image image -> image.path().value();
        },
        mounts.stream().map(mount -> new SourcePath(Mount.readable(mount.point()))).toList(),
        mounts.isEmpty() ? "" : mounts.getFirst().type(),
        volume.bytes(),
        volume.bytes());
  }

  /** As the system says what is mounted. */
  private static String real(LocalVolume.Device device) {
    return "/" + String.join("/", device.place().names().stream().map(Object::toString).toList());
  }

  /**
   * Refuses what could not be stored as things are now; a path that is not there passes.
   *
   * @throws InvalidInputException if an id is of no volume, or a path of something else
   * @throws ForbiddenException if a path leads out of the roots, or to the server's data
   */
  public static void check(VolumeSelection selection, AllowedRoots roots, List<Path> ownData) {
    try {
      LocalVolumes volumes = new LocalVolumes(roots, PlaceCheck.ofMachine(roots, ownData));
      for (String name : selection.names()) {
        checkOne(name, volumes);
      }
    } catch (IOException e) {
      throw PlaceCheck.untold(e);
    }
  }

  private static void checkOne(String name, LocalVolumes volumes) {
    try {
      volumes.find(name);
    } catch (IOException e) {
      // It may be there when a backup looks for it.
    }
  }

  /**
   * Finds the volumes of a selection.
   *
   * @param problems gets what is not there or can't be reached, and what is in use
   * @throws NotFoundException if no volume is there
   */
  public static VolumeReading of(
      VolumeSelection selection, AllowedRoots roots, List<Path> ownData, ProblemList problems) {
    try {
      LocalVolumes volumes = new LocalVolumes(roots, PlaceCheck.ofMachine(roots, ownData));
      Map<SourcePath, LocalVolume> found = new LinkedHashMap<>();
      for (LocalVolume volume : found(selection, volumes, problems)) {
        found.putIfAbsent(volume.path(), volume);
      }
      if (found.isEmpty()) {
        throw nothing(problems);
      }
      warnOfUse(found.values(), volumes, problems);
      return of(List.copyOf(found.values()), volumes.check());
    } catch (IOException e) {
      throw PlaceCheck.untold(e);
    }
  }

  private static VolumeReading of(List<LocalVolume> volumes, PlaceCheck check) {
    return new VolumeReading(
        volumes.stream().map(volume -> BackupRoot.inPlace(VolumeTree.names(volume))).toList(),
        new VolumeTree(volumes, check),
        volumes.stream().map(volume -> volume.path().value()).toList(),
        volumes.stream().mapToLong(LocalVolume::bytes).sum());
  }

  private static List<LocalVolume> found(
      VolumeSelection selection, LocalVolumes volumes, ProblemList problems) {
    if (selection.names().isEmpty()) {
      return volumes.listed();
    }
    List<LocalVolume> found = new ArrayList<>();
    for (String name : selection.names()) {
      try {
        found.add(volumes.find(name));
      } catch (IOException e) {
        problems.add(name, e);
      } catch (InvalidInputException e) {
        problems.add(name, new FileSystemException("", null, e.getMessage()));
      }
    }
    return found;
  }

  private static void warnOfUse(
      Iterable<LocalVolume> found, LocalVolumes volumes, ProblemList problems) throws IOException {
    for (LocalVolume volume : found) {
      for (Mount mount : volumes.mountsOf(volume)) {
        if (mount.isWritable()) {
          problems.add(
              volume.path().value(),
              new FileSystemException(
                  "",
                  null,
                  "It was stored while it is mounted for writing at %s, so it is as after a power cut"
                      .formatted(Mount.readable(mount.point()))));
          break;
        }
      }
    }
  }

  private static NotFoundException nothing(ProblemList problems) {
    String first =
        problems.problems().named().stream()
            .findFirst()
            .map(problem -> " The first: %s, %s.".formatted(problem.path(), problem.reason()))
            .orElse(
                " An operator names block devices and image files with \"holdfast admin tenant"
                    + " roots\".");
    return new NotFoundException(
        "source.nothing", "No volume of what is selected is there to be backed up." + first);
  }
}
