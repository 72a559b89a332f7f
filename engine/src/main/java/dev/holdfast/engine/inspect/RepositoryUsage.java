package dev.holdfast.engine.inspect;

import java.util.List;

/**
 * How much room snapshots take together.
 *
 * @param snapshots oldest first
 * @param restoreBytes content of all files of all of them
 * @param blobs that they need
 * @param plainBytes plaintext of those blobs, each counted once
 * @param storedBytes what those blobs take in packs
 * @param missingBlobs how often they name a blob that the repository lacks; 0 in a sound one
 */
public record RepositoryUsage(
    List<SnapshotUsage> snapshots,
    long restoreBytes,
    long blobs,
    long plainBytes,
    long storedBytes,
    long missingBlobs) {

  public RepositoryUsage {
    snapshots = List.copyOf(snapshots);
  }

  /** How many bytes of plaintext one stored byte holds; 1 where nothing is stored. */
  public double compressionRatio() {
    return storedBytes == 0 ? 1 : (double) plainBytes / storedBytes;
  }

  /** How many restored bytes one stored byte stands for; 1 where nothing is stored. */
  public double spaceRatio() {
    return storedBytes == 0 ? 1 : (double) restoreBytes / storedBytes;
  }
}
