package dev.holdfast.domain.protection;

import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.policy.SnapshotLock.Until;
import dev.holdfast.domain.protection.Clearance.Change;
import dev.holdfast.domain.protection.Verdict.Cleared;
import dev.holdfast.domain.protection.Verdict.Refused;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides whether a snapshot may go, expire earlier, be held, or lose its legal hold. Nothing else
 * does.
 *
 * <ul>
 *   <li>A legal hold forbids removal by anybody, until a principal with the data security privilege
 *       has released it.
 *   <li>A datalock in the mode {@code Compliance} forbids removal and an expiry before its end, for
 *       everybody.
 *   <li>A datalock in the mode {@code Administrative} forbids the same, but to principals with the
 *       data security privilege.
 * </ul>
 */
public final class SnapshotGuard {

  private SnapshotGuard() {}

  /** Whether the snapshot may be removed because its time is over. */
  public static Verdict expiry(KeptSnapshot snapshot, Instant now) {
    if (now.isBefore(snapshot.expiry())) {
      return new Refused("It does not expire before " + snapshot.expiry() + ".");
    }
    return unlessKept(snapshot, new Change.Remove(SnapshotFate.EXPIRED), now);
  }

  /** Whether the snapshot may go because its group was deleted with all snapshots. */
  public static Verdict removalWithGroup(KeptSnapshot snapshot, Instant now) {
    return unlessKept(snapshot, new Change.Remove(SnapshotFate.DELETED), now);
  }

  /** Whether the bytes of a snapshot that is over may be given up. */
  public static Verdict disposal(KeptSnapshot snapshot) {
    if (snapshot.isLive()) {
      return new Refused("It is live.");
    }
    Optional<Refused> hold = hold(snapshot);
    return hold.isPresent()
        ? hold.get()
        : cleared(snapshot, new Change.Remove(snapshot.fate()), false);
  }

  /**
   * Lets a snapshot go that no protection group made: one of a configuration backup, which no lock
   * and no hold can be put on.
   */
  public static Clearance unprotected(TenantId tenant, SnapshotId snapshot) {
    return new Clearance(tenant, snapshot);
  }

  /** Whether the principal may have the snapshot removed before its time. */
  public static Verdict removal(KeptSnapshot snapshot, Principal by, Instant now) {
    return change(snapshot, new Change.Remove(SnapshotFate.DELETED), now, by, now);
  }

  /** Whether the principal may have the snapshot expire earlier than it would. */
  public static Verdict shortening(
      KeptSnapshot snapshot, Instant expiry, Principal by, Instant now) {
    return change(snapshot, new Change.Shorten(expiry), expiry, by, now);
  }

  /** Whether the principal may put the snapshot under a legal hold. */
  public static Verdict holding(KeptSnapshot snapshot, Principal by) {
    return isOfficer(by)
        ? cleared(snapshot, new Change.SetHold(), false)
        : new Refused("A legal hold is set only with the privilege DATA_SECURITY.");
  }

  /** Whether the principal may end the snapshot's legal hold. */
  public static Verdict release(KeptSnapshot snapshot, Principal by) {
    return isOfficer(by)
        ? cleared(snapshot, new Change.ReleaseHold(), false)
        : new Refused("A legal hold is released only with the privilege DATA_SECURITY.");
  }

  private static Verdict unlessKept(KeptSnapshot snapshot, Change change, Instant now) {
    Optional<Refused> obstacle =
        hold(snapshot).or(() -> snapshot.lockInForce(now).map(SnapshotGuard::locked));
    return obstacle.isPresent() ? obstacle.get() : cleared(snapshot, change, false);
  }

  private static Verdict change(
      KeptSnapshot snapshot, Change change, Instant end, Principal by, Instant now) {
    boolean isRemoval = !end.isAfter(now);
    Optional<Refused> hold = isRemoval ? hold(snapshot) : Optional.empty();
    if (hold.isPresent()) {
      return hold.get();
    }
    Optional<Until> lock = snapshot.lockInForce(now).filter(inForce -> end.isBefore(inForce.end()));
    if (lock.isEmpty()) {
      return cleared(snapshot, change, false);
    }
    return maySetAside(lock.get(), by) ? cleared(snapshot, change, true) : locked(lock.get());
  }

  private static boolean maySetAside(Until lock, Principal by) {
    return switch (lock.mode()) {
      case ADMINISTRATIVE -> isOfficer(by);
      case COMPLIANCE -> false;
    };
  }

  private static boolean isOfficer(Principal by) {
    return by.privileges().contains(Privilege.DATA_SECURITY);
  }

  private static Optional<Refused> hold(KeptSnapshot snapshot) {
    return snapshot.isHeld()
        ? Optional.of(new Refused("It is under a legal hold, which must be released first."))
        : Optional.empty();
  }

  private static Refused locked(Until lock) {
    return switch (lock.mode()) {
      case COMPLIANCE ->
          new Refused(
              "A datalock in the mode Compliance keeps it until "
                  + lock.end()
                  + "; nobody can set that aside.");
      case ADMINISTRATIVE ->
          new Refused(
              "A datalock in the mode Administrative keeps it until "
                  + lock.end()
                  + "; only a principal with the privilege DATA_SECURITY can set that aside.");
    };
  }

  private static Cleared cleared(KeptSnapshot snapshot, Change change, boolean overridesLock) {
    return new Cleared(new Clearance(snapshot, change, overridesLock));
  }
}
