package dev.holdfast.domain.protection;

import java.time.Instant;

/**
 * That a group is deleted. It is seen only while it has snapshots.
 *
 * @param withSnapshots whether they go too, as soon as may be, rather than when they expire
 */
public record Deletion(Instant at, boolean withSnapshots) {}
