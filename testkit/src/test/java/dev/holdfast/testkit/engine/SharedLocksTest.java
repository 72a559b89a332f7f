package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.LockedException;
import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.lock.ExclusiveLock;
import dev.holdfast.engine.lock.Lock;
import dev.holdfast.engine.lock.LockOwner;
import dev.holdfast.engine.lock.LockRules;
import dev.holdfast.engine.lock.LockTerms;
import dev.holdfast.engine.lock.Scheduler.Repetition;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.lock.SharedLocks;
import dev.holdfast.engine.pack.SealedFiles;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.testkit.engine.FaultyBlobStore.Action;
import dev.holdfast.testkit.engine.FaultyBlobStore.Outcome;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedLocksTest {
  private static final Instant START = Instant.parse("2026-05-06T07:08:09Z");
  private static final LockOwner OTHER = new LockOwner("elsewhere", "ann", 99);

  private final SecureRandom random = new SecureRandom();
  private final MasterKey key = MasterKey.random(random);
  private final MemoryBlobStore memory = new MemoryBlobStore();
  private final SealedFiles files = new SealedFiles(memory, key, random);
  private final ManualTime time = new ManualTime(START);
  private final SharedLocks locks = locksOn(memory);

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

  @Test
  void abandonedLocksOfOurs_areRemoved_andNoOthers() {
    Hash others = lockOfOther(true);
    files.save(
        BlobKind.LOCK,
        new Lock(
                START.atOffset(ZoneOffset.UTC),
                false,
                new LockOwner(EngineEnvironments.OWNER.hostname(), "before the crash", 1))
            .encode());
    BlobKey unreadable = BlobKey.of(BlobKind.LOCK, new Hash(1, 2, 3, 4));
    memory.put(unreadable, ByteBuffer.allocate(10));

    assertThat(locks.removeAbandoned()).isEqualTo(1);

    assertThat(found()).containsExactlyInAnyOrder(others, new Hash(1, 2, 3, 4));
  }

  @Test
  void heldLock_isNotTakenForAbandoned() {
    try (SharedLock lock = locks.acquire()) {
      assertThat(locks.removeAbandoned()).isZero();
      lock.ensureHeld();
      assertThat(found()).hasSize(1);
    }
  }

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

  @Test
  void lockOfOursWhoseProcessIsGone_isDeleted_andNoOther() {
    LockOwner dead = new LockOwner(EngineEnvironments.OWNER.hostname(), "tester", 1);
    lockOf(dead, true);
    SharedLocks knowing =
        locksWith(new LockTerms(EngineEnvironments.OWNER, Duration.ZERO, dead::equals));

    try (SharedLock lock = knowing.acquire()) {
      lock.ensureHeld();
      assertThat(found()).hasSize(1);
    }

    lockOf(new LockOwner(EngineEnvironments.OWNER.hostname(), "tester", 2), true);
    assertThatThrownBy(knowing::acquire).isInstanceOf(LockedException.class);
  }

  @Test
  void processThatBearsAnotherHostName_isNeverTakenForGone() {
    lockOfOther(true);
    SharedLocks hasty =
        locksWith(new LockTerms(EngineEnvironments.OWNER, Duration.ZERO, owner -> true));

    assertThatThrownBy(hasty::acquire).isInstanceOf(LockedException.class);
  }

  @Test
  void staleLocks_areRemovedWhenAsked_andOwnOnesKept() {
    Hash old = lockOfOther(true);
    time.advance(LockRules.STALE_AFTER);
    assertThat(locks.removeStale()).isEmpty();
    time.advance(Duration.ofSeconds(1));

    assertThat(locks.removeStale()).extracting(found -> found.id().hash()).containsExactly(old);

    try (SharedLock lock = locks.acquire()) {
      Hash young = lockOfOther(false);
      assertThat(locks.removeAll()).isEqualTo(1);
      assertThat(found()).hasSize(1).doesNotContain(young);
      lock.ensureHeld();
    }
  }

  @Test
  void unreadableLock_goesOnlyWithAllOthers() {
    memory.put(BlobKey.of(BlobKind.LOCK, new Hash(1, 2, 3, 4)), ByteBuffer.allocate(10));

    assertThat(locks.removeStale()).isEmpty();
    assertThat(locks.found()).isEmpty();
    assertThat(locks.removeAll()).isEqualTo(1);
    assertThat(found()).isEmpty();
  }

  private SharedLocks locksOn(BlobStore store) {
    return new SharedLocks(
        store, new SealedFiles(store, key, random), EngineEnvironments.LOCKS, time, time, random);
  }

  private SharedLocks locksWith(LockTerms terms) {
    return new SharedLocks(memory, files, terms, time, time, random);
  }

  private void lockOf(LockOwner owner, boolean exclusive) {
    Lock lock = new Lock(time.instant().atOffset(ZoneOffset.UTC), exclusive, owner);
    files.save(BlobKind.LOCK, lock.encode());
  }

  private FaultyBlobStore failingPuts(AtomicBoolean down) {
    return new FaultyBlobStore(
        memory,
        (action, kind, write) -> down.get() && action == Action.PUT ? Outcome.FAIL : Outcome.PASS);
  }

  private Hash lockOfOther(boolean exclusive) {
    Lock lock = new Lock(START.atOffset(ZoneOffset.UTC), exclusive, OTHER);
    return files.save(BlobKind.LOCK, lock.encode());
  }

  private List<Hash> found() {
    return StoreListing.of(memory, BlobKind.LOCK).stream().map(StoreListing.Entry::hash).toList();
  }

  private Lock read(Hash name) {
    return Lock.decode(files.load(BlobKind.LOCK, name));
  }
}
