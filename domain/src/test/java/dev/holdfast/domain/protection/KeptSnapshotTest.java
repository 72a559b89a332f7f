package dev.holdfast.domain.protection;

import static dev.holdfast.domain.protection.SampleSnapshots.NOW;
import static dev.holdfast.domain.protection.SampleSnapshots.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.policy.SnapshotLock;
import dev.holdfast.domain.policy.SnapshotLock.None;
import dev.holdfast.domain.policy.SnapshotLock.Until;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

final class KeptSnapshotTest {
  private static final Instant EXPIRY = NOW.plus(Duration.ofHours(5));
  private static final KeptSnapshot FREE = SampleSnapshots.snapshot(new None(), false, EXPIRY);

  /** A lock of the row on a snapshot, onto which that of the column is set. */
  @Test
  void lockInForce_isReplacedByNoneThatForbidsLess() {
    assertThat(Table.of(locks(), newLocks(), KeptSnapshotTest::relocked))
        .isEqualTo(
            Table.golden(
                """
                                | admin-1h admin-2h admin-3h compliance-1h compliance-2h compliance-3h
                none            | set      set      set      set           set           set
                admin-over      | set      set      set      set           set           set
                admin-1h        | set      set      set      set           set           set
                admin-2h        | refused  set      set      refused       set           set
                admin-3h        | refused  refused  set      refused       refused       set
                compliance-over | set      set      set      set           set           set
                compliance-1h   | refused  refused  refused  set           set           set
                compliance-2h   | refused  refused  refused  refused       set           set
                compliance-3h   | refused  refused  refused  refused       refused       set
                """));
  }

  @Test
  void twoLocks_comeToNoLessThanEither() {
    for (SnapshotLock one : locks().values()) {
      for (SnapshotLock other : locks().values()) {
        SnapshotLock both = one.and(other);
        assertThat(both).isEqualTo(other.and(one));
        assertThat(List.of(one, other))
            .allSatisfy(each -> assertThat(isAtLeast(both, each)).isTrue());
      }
    }
  }

  private static boolean isAtLeast(SnapshotLock both, SnapshotLock each) {
    return switch (each) {
      case None() -> true;
      case Until until -> both instanceof Until lock && KeptSnapshot.isAtLeast(lock, until);
    };
  }

  @Test
  void longerLife_takesNoClearance_andAShorterOneDoes() {
    assertThat(FREE.prolonged(EXPIRY.plusNanos(1)).expiry()).isEqualTo(EXPIRY.plusNanos(1));
    assertThat(FREE.prolonged(EXPIRY)).isEqualTo(FREE);
    assertThatThrownBy(() -> FREE.prolonged(EXPIRY.minusNanos(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void administrativeLockThatWasSetAside_endsWithTheSnapshot() {
    Instant expiry = NOW.plus(Duration.ofHours(1));
    Until lock = new Until(DatalockMode.ADMINISTRATIVE, NOW.plus(Duration.ofHours(3)));
    KeptSnapshot locked = FREE.locked(lock, NOW);

    KeptSnapshot shortened =
        locked.changedBy(cleared(SnapshotGuard.shortening(locked, expiry, OFFICER, NOW)));

    assertThat(shortened.expiry()).isEqualTo(expiry);
    assertThat(shortened.lock()).isEqualTo(new Until(DatalockMode.ADMINISTRATIVE, expiry));
  }

  @Test
  void clearance_isForOneSnapshot() {
    Clearance clearance = cleared(SnapshotGuard.removal(FREE, OFFICER, NOW));
    KeptSnapshot other = SampleSnapshots.snapshot(2, new None(), false, EXPIRY);

    assertThatThrownBy(() -> other.changedBy(clearance))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void clearance_isForTheSnapshotAsTheGuardSawIt() {
    Clearance removal = cleared(SnapshotGuard.removal(FREE, OFFICER, NOW));
    Clearance shortening =
        cleared(SnapshotGuard.shortening(FREE, NOW.plusSeconds(1), OFFICER, NOW));
    KeptSnapshot locked = FREE.locked(new Until(DatalockMode.COMPLIANCE, EXPIRY), NOW);

    assertThat(List.of(FREE.held(), locked))
        .allSatisfy(
            changed -> {
              assertThatThrownBy(() -> changed.changedBy(removal))
                  .isInstanceOf(IllegalArgumentException.class);
              assertThatThrownBy(() -> changed.changedBy(shortening))
                  .isInstanceOf(IllegalArgumentException.class);
            });
  }

  @Test
  void clearanceOfASnapshotThatNoGroupMade_removesNoneThatOneDid() {
    Clearance unprotected = SnapshotGuard.unprotected(FREE.tenant(), FREE.id());

    assertThatThrownBy(() -> FREE.changedBy(unprotected))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void removals_areThoseOfOneTenant_andNothingElse() {
    Clearance removal = cleared(SnapshotGuard.removal(FREE, OFFICER, NOW));
    Clearance release = cleared(SnapshotGuard.release(FREE.held(), OFFICER));
    Clearance shortening =
        cleared(SnapshotGuard.shortening(FREE, NOW.plusSeconds(1), OFFICER, NOW));
    Clearance foreign =
        SnapshotGuard.unprotected(new TenantId("other"), new SnapshotId("f".repeat(64)));

    assertThat(Clearance.removals(TenantId.DEFAULT, List.of(removal))).containsExactly(FREE.id());
    assertThat(List.of(release, shortening, foreign))
        .allSatisfy(
            wrong ->
                assertThatThrownBy(
                        () -> Clearance.removals(TenantId.DEFAULT, List.of(removal, wrong)))
                    .isInstanceOf(IllegalArgumentException.class));
  }

  private static Clearance cleared(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Cleared(Clearance clearance) -> clearance;
      case Verdict.Refused(String reason) -> throw new AssertionError(reason);
    };
  }

  private static String relocked(SnapshotLock present, Until wanted) {
    KeptSnapshot snapshot = SampleSnapshots.snapshot(present, false, EXPIRY);
    try {
      assertThat(snapshot.locked(wanted, NOW).lock()).isEqualTo(wanted);
      return "set";
    } catch (IllegalArgumentException e) {
      return "refused";
    }
  }

  private static SequencedMap<String, SnapshotLock> locks() {
    SequencedMap<String, SnapshotLock> locks = new LinkedHashMap<>();
    locks.put("none", new None());
    for (DatalockMode mode : DatalockMode.values()) {
      locks.put(name(mode) + "-over", new Until(mode, NOW));
      for (int hours = 1; hours <= 3; hours++) {
        locks.put(name(mode) + "-" + hours + "h", until(mode, hours));
      }
    }
    return locks;
  }

  private static SequencedMap<String, Until> newLocks() {
    SequencedMap<String, Until> locks = new LinkedHashMap<>();
    for (DatalockMode mode : DatalockMode.values()) {
      for (int hours = 1; hours <= 3; hours++) {
        locks.put(name(mode) + "-" + hours + "h", until(mode, hours));
      }
    }
    return locks;
  }

  private static Until until(DatalockMode mode, int hours) {
    return new Until(mode, NOW.plus(Duration.ofHours(hours)));
  }

  private static String name(DatalockMode mode) {
    return switch (mode) {
      case ADMINISTRATIVE -> "admin";
      case COMPLIANCE -> "compliance";
    };
  }
}
