package dev.holdfast.testkit.engine;

import static dev.holdfast.testkit.engine.StoredFiles.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.check.CheckListener;
import dev.holdfast.engine.check.CheckOptions;
import dev.holdfast.engine.check.CheckResult;
import dev.holdfast.engine.check.Finding;
import dev.holdfast.engine.error.LockedException;
import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.prune.MaxUnused;
import dev.holdfast.engine.prune.PruneListener;
import dev.holdfast.engine.prune.PruneOptions;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.testkit.engine.FaultyBlobStore.Action;
import dev.holdfast.testkit.engine.FaultyBlobStore.Outcome;
import dev.holdfast.testkit.engine.RandomFiles.TestFile;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A check while others are at work. */
class CheckAmongOthersTest extends CheckCase {
  @Test
  void backupMeanwhile_isNoDamage() {
    List<TestFile> files = new RandomFiles(new SplittableRandom(9)).files(30);
    fixture.backUp(repository, files.subList(0, 10));
    for (CheckListener.Phase moment : CheckListener.Phase.values()) {
      CheckListener backingUp =
          new CheckListener() {
            @Override
            public void progress(CheckListener.Phase phase, long done, long total) {
              if (phase == moment && done == 0) {
                fixture.backUp(fixture.open(store), files, moment.name());
              }
            }
          };
      assertThat(repository.care().check(CheckOptions.ALL, backingUp, Cancellation.NEVER).isSound())
          .isTrue();
    }
    check(CheckOptions.ALL);
    assertThat(told.findings).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"SNAPSHOT", "INDEX", "PACK"})
  void backupBeforeFilesOfAKindAreListed_isNoDamage(BlobKind listed) {
    List<TestFile> files = new RandomFiles(new SplittableRandom(12)).files(20);
    AtomicBoolean backedUp = new AtomicBoolean();
    BlobStore backingUp =
        new FaultyBlobStore(
            store,
            (action, kind, write) -> {
              if (action == Action.LIST && kind == listed && !backedUp.getAndSet(true)) {
                fixture.backUp(fixture.open(store), files);
              }
              return Outcome.PASS;
            });

    CheckResult result = check(backingUp, CheckOptions.ALL);

    assertThat(backedUp).isTrue();
    assertThat(result.isSound()).isTrue();
    told.only(Finding.UnindexedPack.class);
  }

  @Test
  void snapshotThatIsForgottenMeanwhile_isNoDamage() {
    maker.snapshot(maker.file("a", "content"));
    SnapshotId forgotten = maker.snapshot(maker.file("b", "other"));
    BlobKey file = BlobKey.of(BlobKind.SNAPSHOT, forgotten.hash());
    BlobStore forgetting =
        new FaultyBlobStore(
            store,
            (action, kind, write) -> {
              if (action == Action.SIZE && kind == BlobKind.SNAPSHOT) {
                store.delete(file);
              }
              return Outcome.PASS;
            });

    CheckResult result = check(forgetting, CheckOptions.STRUCTURE);

    assertThat(told.findings).isEmpty();
    assertThat(result.snapshots()).isEqualTo(1);
  }

  @Test
  void backupThatEndedAtAnyWrite_leavesNoDamage() {
    List<TestFile> files = new RandomFiles(new SplittableRandom(10)).files(8);
    MemoryBlobStore whole = store.copy();
    FaultyBlobStore counting = new FaultyBlobStore(whole, (action, kind, write) -> Outcome.PASS);
    fixture.backUp(fixture.open(counting), files);

    for (int write = 0; write < counting.writes(); write++) {
      MemoryBlobStore crashed = store.copy();
      BlobStore crashing = FaultyBlobStore.crashingAt(crashed, write, Outcome.FAIL_AFTER);
      Repository ending = fixture.open(crashing);
      assertThatThrownBy(() -> fixture.backUp(ending, files)).isInstanceOf(StoreException.class);

      assertThat(check(crashed, CheckOptions.ALL).isSound()).isTrue();
    }
  }

  @Test
  void storeThatCannotListItsFiles_endsTheCheck() {
    BlobStore failing =
        new FaultyBlobStore(
            store,
            (action, kind, write) ->
                action == Action.LIST && kind == BlobKind.PACK ? Outcome.FAIL : Outcome.PASS);

    assertThatThrownBy(() -> check(failing, CheckOptions.STRUCTURE))
        .isInstanceOf(StoreException.class);
    assertThat(names(store, BlobKind.LOCK)).isEmpty();
  }

  @Test
  void shareOfAnother_isNoHindrance() {
    maker.snapshot(maker.file("a", "content"));
    try (SharedLock other = fixture.open(store).lockShared()) {
      assertThat(check(CheckOptions.ALL).isSound()).isTrue();
      other.ensureHeld();
    }
  }

  @Test
  void exclusiveLockOfAnother_refusesIt() {
    repository.forget(maker.snapshot(maker.file("a", "content")));
    AtomicInteger refused = new AtomicInteger();
    PruneListener checking =
        new PruneListener() {
          @Override
          public void progress(PruneListener.Phase phase, long done, long total) {
            if (phase == PruneListener.Phase.DELETING) {
              assertThatThrownBy(() -> check(store, CheckOptions.STRUCTURE))
                  .isInstanceOf(LockedException.class);
              refused.incrementAndGet();
            }
          }
        };

    fixture
        .open(store)
        .care()
        .prune(
            new PruneOptions(new MaxUnused.Fixed(0), Long.MAX_VALUE), checking, Cancellation.NEVER);

    assertThat(refused).hasPositiveValue();
  }
}
