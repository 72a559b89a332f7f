package dev.holdfast.engine.repair;

/**
 * What a repair has done.
 *
 * @param plan what it went by
 * @param copiedBlobs saved from damaged packs
 * @param copiedBytes of their envelopes
 * @param lostBlobs of which no copy is left: a backup stores each again if it meets its content
 * @param deletedPacks those of the plan, without any that came into use meanwhile
 */
public record RepairResult(
    RepairPlan plan, long copiedBlobs, long copiedBytes, long lostBlobs, int deletedPacks) {}
