package dev.holdfast.domain.source;

import dev.holdfast.domain.error.InvalidInputException;
import java.util.List;

/**
 * A disk, a part of one or an image of one, as its host tells it.
 *
 * @param guid sets it apart from the host's others, and is the same at the next look
 * @param device what it lies on, such as {@code /dev/sda1}
 * @param mountPoints where it is mounted; none if it is not
 * @param fileSystem its type, such as {@code ext4}; empty where it is not mounted
 * @param totalBytes its size
 * @param usedBytes how much of that is used; all of it where that is not known
 */
public record Volume(
    String guid,
    String device,
    List<SourcePath> mountPoints,
    String fileSystem,
    long totalBytes,
    long usedBytes) {

  private static final int TEXT_CHARS_MAX = 4_096;
  private static final int MOUNT_POINTS_MAX = 10_000;

  public Volume {
    mountPoints = List.copyOf(mountPoints);
    Limits.text(guid, TEXT_CHARS_MAX, "The id of a volume");
    Limits.text(device, TEXT_CHARS_MAX, "The device of a volume");
    Limits.text(fileSystem, TEXT_CHARS_MAX, "The file system of a volume");
    Limits.atMost(MOUNT_POINTS_MAX, mountPoints, "The mount points of a volume");
    if (guid.isEmpty()) {
      throw new InvalidInputException("source.volume", "A volume has an id.");
    }
    if (usedBytes < 0 || usedBytes > totalBytes) {
      throw new InvalidInputException(
          "source.volume.size",
          "A volume of %d bytes can't have %d in use.".formatted(totalBytes, usedBytes));
    }
  }
}
