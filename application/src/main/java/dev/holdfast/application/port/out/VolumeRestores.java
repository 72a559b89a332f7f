package dev.holdfast.application.port.out;

import dev.holdfast.application.port.out.FileRestores.Outcome;
import dev.holdfast.application.port.out.FileRestores.Watch;
import dev.holdfast.domain.recovery.VolumeMapping;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;

/**
 * Brings volumes of snapshots back to the server's own machine. What was written is read back from
 * the disk and compared before it counts as done.
 *
 * <p>A device is written in place, only where it differs: until it is done its content is partly
 * old and partly new. An image file has its name only when it is whole; one that was there is
 * replaced then. After any interruption the same order can be carried out again.
 *
 * <p>Which devices and files a tenant may write to, {@link VolumeSnapshots} says; a device that
 * something uses, as a mounted file system does, is never written to.
 */
public interface VolumeRestores {

  /**
   * What comes back, and where to.
   *
   * @param mark of the work, the same whenever it is tried again: as for {@link FileRestores.Order}
   * @param isRetry whether a try before may have left something that is not whole
   */
  record Order(
      TenantId tenant,
      SnapshotId snapshot,
      List<VolumeMapping> volumes,
      AllowedRoots roots,
      String mark,
      boolean isRetry) {
    public Order {
      volumes = List.copyOf(volumes);
    }
  }

  /**
   * Refuses destinations that could not be written to as things are now.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException if one is no volume, nor a place where
   *     an image file could lie, or if two are the same
   * @throws dev.holdfast.domain.error.ForbiddenException if one is outside of the allowed roots, or
   *     the server's own data lies on it
   * @throws dev.holdfast.domain.error.StateConflictException if one is in use
   */
  void check(List<VolumeMapping> volumes, AllowedRoots roots);

  /**
   * Carries an order out. A volume that the snapshot has not, whose destination is in use or too
   * small, or that does not read back as it was written, is told as failed; the others come back.
   *
   * @throws dev.holdfast.domain.error.ForbiddenException as {@link #check}; nothing is written then
   * @throws dev.holdfast.domain.error.NotFoundException if there is no such snapshot
   * @throws dev.holdfast.domain.error.DamagedException if so much of the snapshot is damaged that
   *     it can't be read any further
   * @throws dev.holdfast.domain.error.UnavailableException if the repository is in use by others
   *     for too long
   */
  Outcome restore(Order order, Watch watch);

  /**
   * Removes image files that are not whole of an order that is not tried again. Devices stay as
   * they are.
   *
   * @throws dev.holdfast.domain.error.UnavailableException if that can't be done now
   */
  void cleanUp(Order order);
}
