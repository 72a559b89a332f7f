/** Snapshots: restorable points in a tenant's repository. */
@NullMarked
package dev.holdfast.domain.snapshot;

import org.jspecify.annotations.NullMarked;
