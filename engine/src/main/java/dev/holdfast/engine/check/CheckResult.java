package dev.holdfast.engine.check;

import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.id.SnapshotId;
import java.util.Set;

/**
 * What a check has seen and found.
 *
 * @param snapshots whose files could be read
 * @param trees that these need; each counts once
 * @param blobs that they need and the index knows, trees among them; each counts once
 * @param packs that index files name
 * @param readPacks of these, read from end to end
 * @param readBytes in those packs
 * @param damages how many findings are damage
 * @param notes how many are not
 * @param touched how many files and directories of snapshots need what is lost; in each snapshot
 *     they count anew
 * @param damagedPacks packs that are missing or not what they should be; {@link #PACKS_MAX} at most
 * @param touchedSnapshots those of which something is lost, however many
 */
public record CheckResult(
    int snapshots,
    long trees,
    long blobs,
    int packs,
    int readPacks,
    long readBytes,
    long damages,
    long notes,
    long touched,
    Set<PackId> damagedPacks,
    Set<SnapshotId> touchedSnapshots) {

  /** So many damaged packs are named at most; the listener hears of all. */
  public static final int PACKS_MAX = 10_000;

  public CheckResult {
    damagedPacks = Set.copyOf(damagedPacks);
    touchedSnapshots = Set.copyOf(touchedSnapshots);
  }

  /** Whether no damage was found. */
  public boolean isSound() {
    return damages == 0;
  }
}
