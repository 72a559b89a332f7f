package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.LockedException;
import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.lock.ExclusiveLock;
import dev.holdfast.engine.lock.Lock;
import dev.holdfast.engine.lock.LockRules;
import dev.holdfast.engine.lock.Scheduler.Repetition;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.lock.SharedLocks;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.testkit.engine.FaultyBlobStore.Action;
import dev.holdfast.testkit.engine.FaultyBlobStore.Outcome;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The shared lock of one object, and how it is kept. */
class SharedLocksTest extends LockCase {
  @Test
  void firstShare_writesTheLockAndWaits_theLastDeletesIt() {
    SharedLock first = locks.acquire();
    SharedLock second = locks.acquire();

    assertThat(time.instant()).isEqualTo(START.plusMillis(200));
    assertThat(found()).hasSize(1);
    Lock lock = read(found().getFirst());
    assertThat(lock.owner()).isEqualTo(EngineEnvironments.OWNER);
    assertThat(lock.exclusive()).isFalse();
    assertThat(lock.time().toInstant()).isEqualTo(START);

    first.close();
    first.close();
    assertThat(found()).hasSize(1);
    second.close();
    assertThat(found()).isEmpty();
    assertThat(time.repetitions()).isZero();
  }

  @Test
  void sharedLockOfOthers_doesNoHarm() {
    Hash other = lockOfOther(false);

    try (SharedLock lock = locks.acquire()) {
      lock.ensureHeld();
      assertThat(found()).hasSize(2);
    }
    assertThat(found()).containsExactly(other);
  }

  @Test
  void exclusiveLock_isNamedInTheRefusal_howeverOld() {
    Hash other = lockOfOther(true);
    time.advance(Duration.ofDays(400));

    assertThatThrownBy(locks::acquire)
        .isInstanceOf(LockedException.class)
        .hasMessageContaining("ann@elsewhere (process 99)")
        .hasMessageContaining("2026-05-06T07:08:09Z");
    assertThat(found()).containsExactly(other);
  }

  @Test
  void exclusiveLockThatComesWhileWeWait_wins() {
    Repetition soon = time.every(Duration.ofMillis(100), () -> lockOfOther(true));

    assertThatThrownBy(locks::acquire).isInstanceOf(LockedException.class);

    soon.cancel();
    assertThat(found()).extracting(name -> read(name).owner()).containsOnly(OTHER);
    assertThat(time.repetitions()).isZero();
  }

  @Test
  void heldLock_isWrittenAnewEveryFiveMinutes() {
    try (SharedLock lock = locks.acquire()) {
      Hash first = found().getFirst();

      time.advance(LockRules.REFRESH_EVERY);

      assertThat(found()).hasSize(1).doesNotContain(first);
      assertThat(read(found().getFirst()).time().toInstant())
          .isEqualTo(START.plusMillis(200).plus(LockRules.REFRESH_EVERY));
      time.advance(Duration.ofHours(5));
      lock.ensureHeld();
      assertThat(found()).hasSize(1);
    }
    assertThat(found()).isEmpty();
  }

  @Test
  void failedRefreshes_loseTheLock_andItStaysLost() {
    AtomicBoolean down = new AtomicBoolean();
    SharedLocks unlucky = locksOn(failingPuts(down));
    SharedLock lock = unlucky.acquire();

    down.set(true);
    time.advance(Duration.ofMinutes(20));
    lock.ensureHeld();
    time.advance(Duration.ofMinutes(3));
    down.set(false);
    time.advance(Duration.ofMinutes(10));

    assertThatThrownBy(lock::ensureHeld)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("could not be refreshed since")
        .hasCauseInstanceOf(StoreException.class);
    assertThatThrownBy(unlucky::acquire).isInstanceOf(StoreException.class);
    lock.close();
    assertThat(found()).isEmpty();
    try (SharedLock again = unlucky.acquire()) {
      again.ensureHeld();
    }
  }

  @Test
  void refreshThatSucceedsInTime_keepsTheLock() {
    AtomicBoolean down = new AtomicBoolean();
    SharedLocks unlucky = locksOn(failingPuts(down));

    try (SharedLock lock = unlucky.acquire()) {
      down.set(true);
      time.advance(Duration.ofMinutes(14));
      down.set(false);
      time.advance(Duration.ofMinutes(60));

      lock.ensureHeld();
      assertThat(found()).hasSize(1);
    }
  }

  @Test
  void lockWhoseWriteFailedAfterItWasDone_isDeletedAgain() {
    BlobStore unsure =
        new FaultyBlobStore(
            memory,
            (action, kind, write) -> action == Action.PUT ? Outcome.FAIL_AFTER : Outcome.PASS);

    assertThatThrownBy(() -> locksOn(unsure).acquire()).isInstanceOf(StoreException.class);
    assertThat(found()).isEmpty();
  }

  @Test
  void emptyLockFiles_arePassedOver() {
    memory.put(BlobKey.of(BlobKind.LOCK, new Hash(1, 2, 3, 4)), ByteBuffer.allocate(0));

    try (SharedLock lock = locks.acquire()) {
      lock.ensureHeld();
    }
    assertThat(time.instant()).isEqualTo(START.plusMillis(200));
  }

  @Test
  void lockThatHidesWhileItIsRefreshed_isFoundByAThirdLook() {
    List<ExclusiveLock> holder = new ArrayList<>();
    AtomicInteger lists = new AtomicInteger();
    SharedLocks slow =
        locksOn(
            new FaultyBlobStore(
                memory,
                (action, kind, write) -> {
                  if (action == Action.PUT && holder.isEmpty()) {
                    holder.add(locks.acquireExclusive());
                  } else if (action == Action.LIST) {
                    lists.incrementAndGet();
                  } else if (action == Action.SIZE && lists.get() == 2) {
                    time.advance(LockRules.REFRESH_EVERY);
                  }
                  return Outcome.PASS;
                }));

    assertThatThrownBy(slow::acquire).isInstanceOf(LockedException.class);

    assertThat(lists).hasValue(3);
    assertThat(found()).hasSize(1);
    holder.getFirst().close();
  }

  @Test
  void lockThatTookTooLongToTake_isNotHeld() {
    SharedLocks slow =
        locksOn(
            new FaultyBlobStore(
                memory,
                (action, kind, write) -> {
                  if (action == Action.LIST && write == 1) {
                    time.advance(Duration.ofMinutes(3));
                  }
                  return Outcome.PASS;
                }));

    assertThatThrownBy(slow::acquire)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("could not be refreshed since");
    assertThat(found()).isEmpty();
  }

  @Test
  void lockThatSomebodyRemoved_isLostAtTheNextRefresh_andLeavesNoFile() {
    SharedLocks others = locksOn(memory);
    SharedLock lock = locks.acquire();
    assertThat(others.removeAll()).isEqualTo(1);

    try (ExclusiveLock alone = others.acquireExclusive()) {
      time.advance(LockRules.REFRESH_EVERY);

      alone.ensureHeld();
      assertThat(found()).hasSize(1);
      assertThatThrownBy(lock::ensureHeld)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("removed");
      assertThatThrownBy(locks::acquire).isInstanceOf(StoreException.class);
    }
    lock.close();
    try (SharedLock again = locks.acquire()) {
      again.ensureHeld();
    }
  }

  @Test
  void unreadableLock_isTriedFourTimes_andRefusedThen() {
    memory.put(BlobKey.of(BlobKind.LOCK, new Hash(1, 2, 3, 4)), ByteBuffer.allocate(100));

    assertThatThrownBy(locks::acquire).isInstanceOf(CorruptException.class);
    assertThat(time.instant()).isEqualTo(START.plusSeconds(5 + 10 + 20));
  }

  private FaultyBlobStore failingPuts(AtomicBoolean down) {
    return new FaultyBlobStore(
        memory,
        (action, kind, write) -> down.get() && action == Action.PUT ? Outcome.FAIL : Outcome.PASS);
  }
}
