package dev.holdfast.adapters.storage.volume;

import dev.holdfast.adapters.storage.source.AttributeRule;
import dev.holdfast.adapters.storage.source.Mount;
import dev.holdfast.adapters.storage.source.PlaceCheck;
import dev.holdfast.adapters.storage.source.RestorePlaces;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.engine.tree.Owner;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds where volumes of a tenant can come back to on this machine, as it is now. */
public final class VolumeWriting {
  private final LocalVolumes volumes;
  private final RestorePlaces places;
  private final AttributeRule rule;

  private VolumeWriting(LocalVolumes volumes, RestorePlaces places, AttributeRule rule) {
    this.volumes = volumes;
    this.places = places;
    this.rule = rule;
  }

  /**
   * Looks at the roots, at what is mounted, and at where the server's own data is now.
   *
   * @param ownData the folders of the server's own data
   * @param self who this server is, for folders that are made
   * @param now the time of image files that come back
   * @throws dev.holdfast.domain.error.UnavailableException if this machine can't tell
   */
  public static VolumeWriting of(AllowedRoots roots, List<Path> ownData, Owner self, Instant now) {
    try {
      return new VolumeWriting(
          new LocalVolumes(roots, PlaceCheck.ofMachine(roots, ownData)),
          RestorePlaces.of(roots, ownData),
          new AttributeRule(true, false, true, self, now));
    } catch (IOException e) {
      throw PlaceCheck.untold(e);
    }
  }

  /** The id of the volume that was stored under a path. */
  public static String idOf(String path) {
    return LocalVolume.idOf(path);
  }

  /**
   * Where a volume of this id or path is, or could be.
   *
   * @throws InvalidInputException if no volume has the id, or the path is of something else
   * @throws dev.holdfast.domain.error.ForbiddenException if it is outside of the roots, or holds
   *     the server's data
   * @throws StateConflictException if it is in use
   * @throws IOException if it can't be looked at
   */
  public VolumeDestination destination(String name) throws IOException {
    try {
      LocalVolume volume = volumes.find(name);
      refuseUse(volume);
      return switch (volume) {
        case LocalVolume.Device device -> new VolumeDestination.ToDevice(volumes, device);
        case LocalVolume.Image image -> toImage(image);
      };
    } catch (NoSuchFileException e) {
      return toImage(new SourcePath(name));
    }
  }

  private VolumeDestination toImage(LocalVolume.Image image) throws IOException {
    SourcePath real = names(image.place().names());
    return places.mayWriteBeside(real)
        ? toImage(real)
        : new VolumeDestination.ToNamedImage(volumes.check(), image);
  }

  private static SourcePath names(List<NodeName> names) {
    return new SourcePath("/" + String.join("/", names.stream().map(NodeName::toString).toList()));
  }

  private VolumeDestination toImage(SourcePath path) throws IOException {
    List<String> names = path.names();
    if (names.isEmpty()) {
      throw new InvalidInputException(
          "source.volume.kind", "/ is the top of all folders, and no place for an image file.");
    }
    SourcePath above = new SourcePath("/" + String.join("/", names.subList(0, names.size() - 1)));
    return new VolumeDestination.ToImage(
        path, places.folder(above, rule), NodeName.of(names.getLast()));
  }

  private void refuseUse(LocalVolume volume) throws IOException {
    List<Mount> mounts = volumes.mountsOf(volume);
    if (!mounts.isEmpty()) {
      throw inUse(volume, "it is mounted at " + Mount.readable(mounts.getFirst().point()));
    }
    Optional<String> device = volumes.deviceShowing(volume);
    if (device.isPresent()) {
      throw inUse(volume, device.get() + " shows it");
    }
  }

  private static StateConflictException inUse(LocalVolume volume, String how) {
    return new StateConflictException(
        "source.volume.in-use",
        "%s can't be written to now: %s. Free it, and try again.".formatted(volume.path(), how));
  }
}
