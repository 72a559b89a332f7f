package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.error.LockedException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.lock.ExclusiveLock;
import dev.holdfast.engine.lock.LockRules;
import dev.holdfast.engine.lock.Scheduler.Repetition;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.lock.SharedLocks;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The lock that goes with no other, and waiting for it. */
class ExclusiveLocksTest extends LockCase {
  @Test
  void exclusiveLock_isWrittenAsSuch_refreshed_andDeleted() {
    try (ExclusiveLock lock = locks.acquireExclusive()) {
      Hash first = found().getFirst();
      assertThat(time.instant()).isEqualTo(START.plusMillis(200));
      assertThat(read(first).exclusive()).isTrue();

      time.advance(LockRules.REFRESH_EVERY);
      lock.ensureHeld();

      assertThat(found()).hasSize(1).doesNotContain(first);
      assertThat(read(found().getFirst()).exclusive()).isTrue();
      assertThat(locks.removeAbandoned()).isZero();
    }
    assertThat(found()).isEmpty();
    assertThat(time.repetitions()).isZero();
  }

  @Test
  void exclusiveLock_goesWithNoOther_notEvenOurOwn() {
    Hash other = lockOfOther(false);
    assertThatThrownBy(locks::acquireExclusive)
        .isInstanceOf(LockedException.class)
        .hasMessageContaining("ann@elsewhere (process 99)");
    assertThat(found()).containsExactly(other);
    memory.delete(BlobKey.of(BlobKind.LOCK, other));

    try (SharedLock share = locks.acquire()) {
      assertThatThrownBy(locks::acquireExclusive).isInstanceOf(LockedException.class);
      share.ensureHeld();
    }
    try (ExclusiveLock lock = locks.acquireExclusive()) {
      assertThatThrownBy(locks::acquire).isInstanceOf(LockedException.class);
      assertThatThrownBy(locks::acquireExclusive).isInstanceOf(LockedException.class);
      lock.ensureHeld();
      assertThat(found()).hasSize(1);
    }
    assertThat(found()).isEmpty();
  }

  @Test
  void shareTakenWhileAnExclusiveLockWaits_winsOverIt() {
    Repetition soon = time.every(Duration.ofMillis(100), () -> lockOfOther(false));

    assertThatThrownBy(locks::acquireExclusive).isInstanceOf(LockedException.class);

    soon.cancel();
    assertThat(found()).extracting(name -> read(name).owner()).containsOnly(OTHER);
  }

  @Test
  void lockInTheWay_isWaitedFor() {
    Hash other = lockOfOther(true);
    Repetition done =
        time.every(Duration.ofSeconds(20), () -> memory.delete(BlobKey.of(BlobKind.LOCK, other)));
    SharedLocks patient = locksWith(EngineEnvironments.LOCKS.withPatience(Duration.ofMinutes(1)));

    try (SharedLock lock = patient.acquire()) {
      lock.ensureHeld();
      assertThat(time.instant()).isBetween(START.plusSeconds(20), START.plusSeconds(22));
    }
    done.cancel();
  }

  @Test
  void exclusiveLock_waitsForOurOwnShares() {
    SharedLocks patient = locksWith(EngineEnvironments.LOCKS.withPatience(Duration.ofMinutes(1)));
    SharedLock share = patient.acquire();
    Repetition done = time.every(Duration.ofSeconds(20), share::close);

    try (ExclusiveLock lock = patient.acquireExclusive()) {
      lock.ensureHeld();
      assertThat(found()).hasSize(1);
    }
    done.cancel();
  }

  @Test
  void patience_ends_andTheOwnerIsNamed() {
    lockOfOther(true);
    SharedLocks patient = locksWith(EngineEnvironments.LOCKS.withPatience(Duration.ofMinutes(1)));

    assertThatThrownBy(patient::acquire)
        .isInstanceOf(LockedException.class)
        .hasMessageContaining("ann@elsewhere (process 99)");
    assertThat(time.instant()).isBetween(START.plusSeconds(60), START.plusSeconds(62));
  }
}
