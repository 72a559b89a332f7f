package dev.holdfast.domain.recovery;

import dev.holdfast.domain.source.VolumeSelection;

/**
 * A volume that comes back, and where to.
 *
 * @param source of the snapshot: its id, or the path that it was stored under
 * @param destination the id of a volume, or the path of a device or an image file
 */
public record VolumeMapping(String source, String destination) {
  public VolumeMapping {
    VolumeSelection.check(source);
    VolumeSelection.check(destination);
  }
}
