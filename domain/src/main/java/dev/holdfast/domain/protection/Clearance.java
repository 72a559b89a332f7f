package dev.holdfast.domain.protection;

import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The guard's word that one snapshot may lose something, its existence, a part of its time, its
 * hold, or that it may be held. Only {@link SnapshotGuard} makes one, for the snapshot as it saw
 * it: once the snapshot is another, by a hold or a lock, the word is good for nothing.
 */
public final class Clearance {

  /** What may be done. */
  public sealed interface Change {
    /** The snapshot may go. */
    record Remove(SnapshotFate fate) implements Change {}

    /** It may expire at an earlier time. */
    record Shorten(Instant expiry) implements Change {}

    /** It may be put under a legal hold. */
    record SetHold() implements Change {}

    /** Its legal hold may end. */
    record ReleaseHold() implements Change {}
  }

  private final TenantId tenant;
  private final SnapshotId snapshot;
  private final Change change;
  private final boolean overridesLock;
  private final @Nullable KeptSnapshot seen;

  Clearance(KeptSnapshot seen, Change change, boolean overridesLock) {
    this(seen.tenant(), seen.id(), change, overridesLock, seen);
  }

  /** The removal of a snapshot that no group made. */
  Clearance(TenantId tenant, SnapshotId snapshot) {
    this(tenant, snapshot, new Change.Remove(SnapshotFate.DELETED), false, null);
  }

  private Clearance(
      TenantId tenant,
      SnapshotId snapshot,
      Change change,
      boolean overridesLock,
      @Nullable KeptSnapshot seen) {
    this.tenant = tenant;
    this.snapshot = snapshot;
    this.change = change;
    this.overridesLock = overridesLock;
    this.seen = seen;
  }

  /**
   * The snapshots that may be removed.
   *
   * @throws IllegalArgumentException if one of the clearances is for another tenant, or for another
   *     change
   */
  public static Set<SnapshotId> removals(TenantId tenant, Collection<Clearance> cleared) {
    for (Clearance clearance : cleared) {
      if (!(clearance.change instanceof Change.Remove) || !clearance.tenant.equals(tenant)) {
        throw new IllegalArgumentException("No removal in " + tenant + ": " + clearance);
      }
    }
    return cleared.stream().map(Clearance::snapshot).collect(Collectors.toUnmodifiableSet());
  }

  public TenantId tenant() {
    return tenant;
  }

  public SnapshotId snapshot() {
    return snapshot;
  }

  public Change change() {
    return change;
  }

  /** Whether a datalock in force was set aside, which must be written to the audit log. */
  public boolean overridesLock() {
    return overridesLock;
  }

  boolean isFor(KeptSnapshot present) {
    return present.equals(seen);
  }

  @Override
  public String toString() {
    return "Clearance[" + change + " of " + snapshot + " in " + tenant + "]";
  }
}
