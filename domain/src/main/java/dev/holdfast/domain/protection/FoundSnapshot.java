package dev.holdfast.domain.protection;

import dev.holdfast.domain.policy.RunType;

/**
 * A live snapshot, and where it comes from.
 *
 * @param type of the run that made it
 * @param groupName of the group as it is called now, or was last
 */
public record FoundSnapshot(KeptSnapshot snapshot, RunType type, String groupName) {}
