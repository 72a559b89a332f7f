package dev.holdfast.engine.prune;

import java.time.Duration;

/**
 * What a prune has done.
 *
 * @param deletedPacks of the plan, and those that nobody names
 * @param rescuedPacks of the plan, kept since snapshots that came meanwhile need them; the next
 *     prune decides about them anew
 * @param writtenBytes packs that it wrote
 * @param alone how long the repository was kept from all others
 */
public record PruneResult(
    PrunePlan plan, int deletedPacks, int rescuedPacks, long writtenBytes, Duration alone) {}
