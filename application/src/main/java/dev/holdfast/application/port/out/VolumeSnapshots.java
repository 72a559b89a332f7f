package dev.holdfast.application.port.out;

import dev.holdfast.application.port.out.FileSnapshots.Label;
import dev.holdfast.application.port.out.FileSnapshots.Outcome;
import dev.holdfast.application.port.out.FileSnapshots.Watch;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.Volume;
import dev.holdfast.domain.source.VolumeSelection;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores volumes of the server's own machine as snapshots of a tenant's repository, from their
 * first byte to their last: each as a file, under the path that it is named by.
 *
 * <p>A block device is a volume of a tenant only where one of the tenant's allowed roots is that
 * device itself; a folder above it allows nothing. A regular file, which is an image of a disk, is
 * one wherever it lies within the roots; a root that is such a file is one of its own. The volume
 * on which the server's own data lies is none of anybody's.
 *
 * <p>A volume is found by its id or by its path. The id follows from the path that the operator or
 * client names it by, so it stays the same whatever the volume holds.
 *
 * <p>{@link FileSnapshots#find} finds these snapshots too.
 */
public interface VolumeSnapshots {

  /**
   * What to store.
   *
   * @param parent the snapshot with which image files are compared: one of the same size, inode and
   *     times is not read again; devices always are. Null, or one that is gone: all is read
   */
  record Order(
      TenantId tenant,
      VolumeSelection selection,
      AllowedRoots roots,
      Label label,
      @Nullable SnapshotId parent) {}

  /**
   * The volumes that the roots name, by their paths; what can't be looked at is left out.
   *
   * @throws dev.holdfast.domain.error.UnavailableException if this machine can't tell
   */
  List<Volume> list(AllowedRoots roots);

  /**
   * Refuses what could not be stored as things are now. A path that is not there passes, if it is
   * one that the roots allow.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException if an id is of no volume, or a path of
   *     something else
   * @throws dev.holdfast.domain.error.ForbiddenException if a path leads out of the allowed roots,
   *     or the server's own data lies on the volume
   */
  void check(VolumeSelection selection, AllowedRoots roots);

  /**
   * Stores volumes as one snapshot. One that can't be read to its end is left out, and told as a
   * problem; so is one that is mounted for writing meanwhile, though it is stored.
   *
   * @throws dev.holdfast.domain.error.ForbiddenException as {@link #check}; nothing is stored then
   * @throws dev.holdfast.domain.error.NotFoundException if no volume of what is selected is there
   * @throws dev.holdfast.domain.error.UnavailableException if none of them can be read, the disk is
   *     full or the repository is in use by others for too long; nothing is stored then
   */
  Outcome store(Order order, Watch watch);
}
