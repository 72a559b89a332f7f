/**
 * What is protected and what became of it: groups, their runs, the snapshots that runs made, and
 * how long those must stay.
 *
 * <p>States are sealed types with a table of allowed moves. Whether a snapshot may go or live
 * shorter is decided in {@link dev.holdfast.domain.protection.SnapshotGuard} alone: whatever
 * removes one needs the {@link dev.holdfast.domain.protection.Clearance} that only the guard gives.
 */
@NullMarked
package dev.holdfast.domain.protection;

import org.jspecify.annotations.NullMarked;
