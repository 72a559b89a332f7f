package dev.holdfast.adapters.storage.volume;

import dev.holdfast.adapters.storage.posix.MountedStatus;
import dev.holdfast.adapters.storage.source.PlaceCheck;
import dev.holdfast.engine.tree.FileStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the system says about block devices and what is known by their numbers. */
final class BlockDevices {
  private static final Path DEVICES = Path.of("/sys/dev/block");

  /** The system counts the length of devices in these, whatever the disk does. */
  private static final long SECTOR_BYTES = 512;

  private BlockDevices() {}

  /**
   * What is at a path, its links followed.
   *
   * @param mount the mount that it is reached through
   */
  record Look(FileStatus status, long mount) {}

  static Look look(Path path) throws IOException {
    MountedStatus status = PlaceCheck.lookAt(path.toRealPath());
    return new Look(status.status(), status.mount());
  }

  /** The number of the block device at a path; empty if there is none. */
  static Optional<String> number(Path path) {
    try {
      FileStatus status = look(path).status();
      return isBlockDevice(status) ? Optional.of(number(status)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static boolean isBlockDevice(FileStatus status) {
    return status.mode().isDevice() && !status.mode().isCharacterDevice();
  }

  /** The two parts of {@code st_rdev}, as the C library's {@code major} and {@code minor}. */
  static String number(FileStatus status) {
    long device = status.device();
    long major = ((device >>> 8) & 0xfff) | ((device >>> 32) & 0xffff_f000L);
    long minor = (device & 0xff) | ((device >>> 12) & 0xffff_ff00L);
    return major + ":" + minor;
  }

  /** How long a device is, which takes no right to read it. */
  static long bytes(String number) throws IOException {
    String sectors = Files.readString(DEVICES.resolve(number).resolve("size")).strip();
    return Math.multiplyExact(Long.parseLong(sectors), SECTOR_BYTES);
  }
}
