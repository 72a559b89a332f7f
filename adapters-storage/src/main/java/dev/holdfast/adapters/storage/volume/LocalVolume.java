package dev.holdfast.adapters.storage.volume;

import dev.holdfast.adapters.storage.source.Place;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.engine.tree.FileIdentity;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A volume of this machine, as it was looked at once. */
sealed interface LocalVolume {

  /**
   * A block device.
   *
   * @param place by which it was named; its path is that of the operator's root
   * @param number as the system writes it, such as {@code 8:1}
   */
  record Device(Place place, String number, long bytes) implements LocalVolume {}

  /** A regular file that is an image of a disk. */
  record Image(Place place, FileIdentity identity, long bytes) implements LocalVolume {}

  Place place();

  long bytes();

  /** The path that it is stored under. */
  default SourcePath path() {
    return place().path();
  }

  default String id() {
    return idOf(path().value());
  }

  /**
   * The id of the volume that has a path. It follows from the path alone: an id that lies on the
   * volume itself would move with its content to wherever that is brought back to.
   */
  static String idOf(String path) {
    return UUID.nameUUIDFromBytes(("holdfast volume " + path).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
