package dev.holdfast.engine.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.LockId;
import dev.holdfast.engine.lock.LockRules.FoundLock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockRulesTest {
  private static final FoundLock SHARED = lock(false, "2026-01-01T00:00:00Z");
  private static final FoundLock EXCLUSIVE = lock(true, "2026-01-01T00:00:00Z");
  private static final FoundLock ANCIENT = lock(true, "1999-01-01T00:00:00Z");

  @Test
  void sharedLock_goesWithSharedOnes() {
    assertThat(LockRules.conflict(false, List.of())).isEmpty();
    assertThat(LockRules.conflict(false, List.of(SHARED, SHARED))).isEmpty();
    assertThat(LockRules.conflict(false, List.of(SHARED, EXCLUSIVE))).contains(EXCLUSIVE);
  }

  @Test
  void exclusiveLock_goesWithNoOther() {
    assertThat(LockRules.conflict(true, List.of())).isEmpty();
    assertThat(LockRules.conflict(true, List.of(SHARED))).contains(SHARED);
    assertThat(LockRules.conflict(true, List.of(EXCLUSIVE))).contains(EXCLUSIVE);
  }

  @Test
  void age_makesNoLockVoid() {
    assertThat(LockRules.conflict(false, List.of(ANCIENT))).contains(ANCIENT);
  }

  @Test
  void lockIsLost_afterTwentyTwoAndAHalfMinutes() {
    Instant refreshed = Instant.parse("2026-01-01T00:00:00Z");

    assertThat(LockRules.isLost(refreshed, refreshed.plusSeconds(22 * 60 + 30))).isFalse();
    assertThat(LockRules.isLost(refreshed, refreshed.plusSeconds(22 * 60 + 31))).isTrue();
    assertThat(LockRules.isLost(refreshed, refreshed.minusSeconds(3600))).isFalse();
  }

  @Test
  void looks_areFarApart_afterTwoMinutes() {
    Instant begun = Instant.parse("2026-01-01T00:00:00Z");

    assertThat(LockRules.areFarApart(begun, begun.plusSeconds(120))).isFalse();
    assertThat(LockRules.areFarApart(begun, begun.plusSeconds(121))).isTrue();
  }

  private static FoundLock lock(boolean exclusive, String time) {
    return new FoundLock(
        new LockId(new Hash(1, 0, 0, exclusive ? 1 : 0)),
        new Lock(OffsetDateTime.parse(time), exclusive, new LockOwner("host", "ann", 1)));
  }
}
