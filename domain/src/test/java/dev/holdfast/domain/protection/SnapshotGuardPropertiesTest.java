package dev.holdfast.domain.protection;

import static dev.holdfast.domain.protection.SampleSnapshots.OFFICER;
import static dev.holdfast.domain.protection.SampleSnapshots.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.policy.SnapshotLock;
import dev.holdfast.domain.policy.SnapshotLock.None;
import dev.holdfast.domain.policy.SnapshotLock.Until;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Anybody does anything to a snapshot at any time, and the slow model beside it says what may be.
 * {@code -Dtests.seed=} with the number of a failure runs its case alone.
 */
final class SnapshotGuardPropertiesTest {
  private static final int CASES = 2_000;
  private static final int ACTS = 60;

  @Test
  void lockedOrHeldSnapshot_staysWhoeverDoesWhat() {
    Long asked = Long.getLong("tests.seed");
    SecureRandom seeds = new SecureRandom();
    for (int i = 0; i < (asked == null ? CASES : 1); i++) {
      long seed = asked == null ? seeds.nextLong() : asked;
      try {
        live(new SplittableRandom(seed));
      } catch (RuntimeException | AssertionError failure) {
        throw new AssertionError("Replay with -Dtests.seed=" + seed, failure);
      }
    }
  }

  private static void live(RandomGenerator chance) {
    Instant now = SampleSnapshots.NOW;
    SnapshotLock lock = chance.nextBoolean() ? new None() : lock(chance, now);
    KeptSnapshot snapshot =
        SampleSnapshots.snapshot(lock, chance.nextInt(4) == 0, soon(chance, now));
    SlowSnapshot slow = new SlowSnapshot(snapshot);
    List<Clearance> older = new ArrayList<>();
    for (int i = 0; i < ACTS && snapshot.isLive(); i++) {
      now = now.plus(Duration.ofMinutes(chance.nextInt(120)));
      KeptSnapshot before = snapshot;
      snapshot = act(chance, now, snapshot, slow, older);
      requireKept(before, snapshot, now);
      requireSame(snapshot, slow);
    }
  }

  private static KeptSnapshot act(
      RandomGenerator chance,
      Instant now,
      KeptSnapshot snapshot,
      SlowSnapshot slow,
      List<Clearance> older) {
    Principal by = chance.nextBoolean() ? OFFICER : OPERATOR;
    boolean isOfficer = by.equals(OFFICER);
    Instant expiry = soon(chance, now);
    return switch (chance.nextInt(8)) {
      case 0 -> made(SnapshotGuard.expiry(snapshot, now), snapshot, slow.expire(now), older);
      case 1 ->
          made(
              SnapshotGuard.removalWithGroup(snapshot, now),
              snapshot,
              slow.goWithGroup(now),
              older);
      case 2 ->
          made(
              SnapshotGuard.removal(snapshot, by, now),
              snapshot,
              slow.delete(isOfficer, now),
              older);
      case 3 ->
          expiry.isAfter(snapshot.expiry())
              ? prolonged(snapshot, expiry, slow)
              : made(
                  SnapshotGuard.shortening(snapshot, expiry, by, now),
                  snapshot,
                  slow.shorten(expiry, isOfficer, now),
                  older);
      case 4 -> made(SnapshotGuard.release(snapshot, by), snapshot, slow.release(isOfficer), older);
      case 5 -> made(SnapshotGuard.holding(snapshot, by), snapshot, slow.hold(isOfficer), older);
      case 6 -> locked(snapshot, lock(chance, now), slow, now);
      default -> replayed(snapshot, older, chance, now);
    };
  }

  /** What the guard's word makes of a snapshot, where guard and model are of one mind. */
  private static KeptSnapshot made(
      Verdict verdict, KeptSnapshot snapshot, SlowSnapshot.Answer expected, List<Clearance> older) {
    return switch (verdict) {
      case Verdict.Cleared(Clearance clearance) -> {
        assertThat(expected)
            .isEqualTo(
                clearance.overridesLock() ? SlowSnapshot.Answer.AUDITED : SlowSnapshot.Answer.YES);
        older.add(clearance);
        yield snapshot.changedBy(clearance);
      }
      case Verdict.Refused(String reason) -> {
        assertThat(expected).as(reason).isEqualTo(SlowSnapshot.Answer.NO);
        yield snapshot;
      }
    };
  }

  private static KeptSnapshot prolonged(KeptSnapshot snapshot, Instant expiry, SlowSnapshot slow) {
    slow.expiry = expiry;
    return snapshot.prolonged(expiry);
  }

  private static KeptSnapshot locked(
      KeptSnapshot snapshot, Until lock, SlowSnapshot slow, Instant now) {
    boolean expected = slow.lock(lock, now);
    try {
      KeptSnapshot locked = snapshot.locked(lock, now);
      assertThat(expected).isTrue();
      return locked;
    } catch (IllegalArgumentException e) {
      assertThat(expected).as(e.getMessage()).isFalse();
      return snapshot;
    }
  }

  /** Somebody kept a clearance, and comes with it when the snapshot is another by now. */
  private static KeptSnapshot replayed(
      KeptSnapshot snapshot, List<Clearance> older, RandomGenerator chance, Instant now) {
    if (older.isEmpty()) {
      return snapshot;
    }
    Clearance clearance = older.get(chance.nextInt(older.size()));
    try {
      requireKept(snapshot, snapshot.changedBy(clearance), now);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining(snapshot.id().value());
    }
    return snapshot;
  }

  /** The promises themselves, apart from guard and model. */
  private static void requireKept(KeptSnapshot before, KeptSnapshot after, Instant now) {
    if (before.isHeld()) {
      assertThat(after.isLive()).isTrue();
    }
    if (before.lock() instanceof Until(DatalockMode mode, Instant end)
        && mode == DatalockMode.COMPLIANCE
        && now.isBefore(end)) {
      assertThat(after.isLive()).isTrue();
      assertThat(after.expiry().isBefore(before.expiry()) && after.expiry().isBefore(end))
          .isFalse();
      assertThat(after.lock()).isInstanceOf(Until.class);
      assertThat(KeptSnapshot.isAtLeast((Until) after.lock(), new Until(mode, end))).isTrue();
    }
  }

  private static void requireSame(KeptSnapshot snapshot, SlowSnapshot slow) {
    assertThat(snapshot.isLive()).isEqualTo(!slow.isGone);
    assertThat(snapshot.expiry()).isEqualTo(slow.expiry);
    assertThat(snapshot.isHeld()).isEqualTo(slow.isHeld);
    assertThat(snapshot.lock()).isEqualTo(slow.lock());
  }

  private static Until lock(RandomGenerator chance, Instant now) {
    DatalockMode[] modes = DatalockMode.values();
    return new Until(modes[chance.nextInt(modes.length)], soon(chance, now));
  }

  /** On whole hours, so that ends often meet. */
  private static Instant soon(RandomGenerator chance, Instant now) {
    return now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(chance.nextInt(-2, 30)));
  }
}
