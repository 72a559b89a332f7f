package dev.holdfast.adapters.storage.volume;

import dev.holdfast.adapters.storage.posix.MountedDirectory;
import dev.holdfast.adapters.storage.posix.PosixDevice;
import dev.holdfast.adapters.storage.source.Place;
import dev.holdfast.adapters.storage.source.PlaceCheck;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.file.FileSystemException;

/** Opens the devices that were found, and no others. */
final class Devices {
  private Devices() {}

  static PosixDevice toRead(PlaceCheck check, LocalVolume.Device device) throws IOException {
    return open(check, device, MountedDirectory::openDevice);
  }

  /** For nobody else beside. */
  static PosixDevice toWrite(PlaceCheck check, LocalVolume.Device device) throws IOException {
    return open(check, device, MountedDirectory::openDeviceToWrite);
  }

  private interface Opening {
    PosixDevice in(MountedDirectory directory, NodeName name) throws IOException;
  }

  private static PosixDevice open(PlaceCheck check, LocalVolume.Device device, Opening opening)
      throws IOException {
    Place place = device.place();
    try (MountedDirectory above = check.above(place)) {
      PosixDevice opened = opening.in(above, place.names().getLast());
      if (!BlockDevices.number(opened.statusAtOpening()).equals(device.number())) {
        opened.close();
        throw new FileSystemException("", null, "Another device has just taken its place");
      }
      return opened;
    }
  }
}
