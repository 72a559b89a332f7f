package dev.holdfast.engine.backup;

/**
 * How much there is to back up, as far as it can be read.
 *
 * @param files regular files
 * @param bytes their lengths together
 */
public record SourceTotals(long files, long bytes) {}
