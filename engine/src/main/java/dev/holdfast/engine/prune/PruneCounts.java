package dev.holdfast.engine.prune;

/**
 * What a prune finds and will do. Bytes of blobs are those of their envelopes; those of packs have
 * headers too.
 *
 * @param usedBlobs one copy of each that snapshots need
 * @param duplicateBlobs further copies of them
 * @param unusedBlobs what no snapshot needs
 * @param unindexedBytes packs that no index file names
 * @param packs all of them, those without index too
 * @param unusedPacks deleted as they are
 * @param repackedPacks deleted when what is needed of them was copied
 * @param repackedBytes whole packs of these
 * @param copiedBytes what is copied of them
 * @param unindexedPacks deleted, since no index file names them
 * @param freedBytes how much smaller the repository becomes
 */
public record PruneCounts(
    long usedBlobs,
    long usedBytes,
    long duplicateBlobs,
    long duplicateBytes,
    long unusedBlobs,
    long unusedBytes,
    long unindexedBytes,
    int packs,
    int unusedPacks,
    int repackedPacks,
    long repackedBytes,
    long copiedBytes,
    int unindexedPacks,
    long freedBytes) {}
