package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.error.LockedException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.lock.Lock;
import dev.holdfast.engine.lock.LockOwner;
import dev.holdfast.engine.lock.LockRules;
import dev.holdfast.engine.lock.LockTerms;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.lock.SharedLocks;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Locks whose owners are gone, and those that a person has removed. */
class LeftBehindLocksTest extends LockCase {
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

  private void lockOf(LockOwner owner, boolean exclusive) {
    Lock lock = new Lock(time.instant().atOffset(ZoneOffset.UTC), exclusive, owner);
    files.save(BlobKind.LOCK, lock.encode());
  }
}
