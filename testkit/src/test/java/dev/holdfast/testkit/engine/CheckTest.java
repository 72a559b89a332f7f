package dev.holdfast.testkit.engine;

import static dev.holdfast.testkit.engine.StoredFiles.flip;
import static dev.holdfast.testkit.engine.StoredFiles.key;
import static dev.holdfast.testkit.engine.StoredFiles.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.check.CheckListener;
import dev.holdfast.engine.check.CheckOptions;
import dev.holdfast.engine.check.CheckResult;
import dev.holdfast.engine.check.DataChoice;
import dev.holdfast.engine.check.Finding;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.repository.EngineEnvironment;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.testkit.engine.RandomFiles.TestFile;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a check does, and what it tells. */
class CheckTest extends CheckCase {
  @Test
  void soundRepository_hasNoFinding_withAndWithoutReadingData() {
    List<TestFile> files = new RandomFiles(new SplittableRandom(5)).files(80);
    fixture.backUp(repository, files);
    fixture.backUp(repository, files.subList(0, 30));

    CheckResult structure = check(CheckOptions.STRUCTURE);
    CheckResult all = check(CheckOptions.ALL);

    assertThat(told.findings).isEmpty();
    assertThat(told.touched).isEmpty();
    assertThat(structure.isSound()).isTrue();
    assertThat(structure.snapshots()).isEqualTo(2);
    assertThat(structure.readBytes()).isZero();
    assertThat(all.isSound()).isTrue();
    assertThat(all.readPacks())
        .isEqualTo(all.packs())
        .isEqualTo(names(store, BlobKind.PACK).size());
    assertThat(all.readBytes()).isEqualTo(packBytes());
    assertThat(all.blobs()).isEqualTo(structure.blobs()).isGreaterThan(all.trees());
    assertThat(names(store, BlobKind.LOCK)).isEmpty();
  }

  @Test
  void emptyRepository_isSound() {
    assertThat(check(CheckOptions.ALL).isSound()).isTrue();
    assertThat(check(reading(new DataChoice.Percent(50))).readPacks()).isZero();
  }

  @Test
  void phases_comeInOrder_andTheLastOnlyAfterDamage() {
    maker.snapshot(maker.file("a", "content"));
    check(CheckOptions.ALL);
    assertThat(told.phases)
        .containsExactly(
            CheckListener.Phase.INDEX,
            CheckListener.Phase.PACKS,
            CheckListener.Phase.SNAPSHOTS,
            CheckListener.Phase.DATA);

    store.delete(names(store, BlobKind.PACK).getFirst());
    check(CheckOptions.STRUCTURE);
    assertThat(told.phases).endsWith(CheckListener.Phase.TOUCHED);
  }

  @Test
  void treesThatSnapshotsShare_areCountedAndReadOnce() {
    Node directory = maker.directory("d", maker.file("a", "content"));
    maker.snapshot(directory);
    CheckResult one = check(CheckOptions.STRUCTURE);
    maker.snapshot(directory);

    CheckResult two = check(CheckOptions.STRUCTURE);

    assertThat(two.snapshots()).isEqualTo(2);
    assertThat(two.trees()).isEqualTo(one.trees()).isEqualTo(2);
    assertThat(two.blobs()).isEqualTo(one.blobs()).isEqualTo(3);
  }

  @Test
  void moreTouchedFilesThanAreTold_areCounted() {
    FileNode lost = maker.file("lost", "gone");
    PackContents pack = lastPack();
    Node directory = maker.directory("d", lost);
    maker.snapshot(directory, maker.directory("e", directory, lost));
    maker.snapshot(directory, maker.directory("e", directory, lost));
    store.delete(key(pack.id()));

    for (long max = 0; max < 8; max++) {
      told.touched.clear();
      CheckResult result = check(new CheckOptions(new DataChoice.None(), max));

      assertThat(result.touched()).isEqualTo(6);
      assertThat(result.touchedSnapshots()).hasSize(2);
      assertThat(told.touched).hasSize((int) Math.min(max, 6));
    }
  }

  @Test
  void manyThreads_findTheSame() {
    makePacks(20);
    List<BlobKey> packs = names(store, BlobKind.PACK);
    packs.subList(0, 10).forEach(pack -> flip(store, pack, 20));
    CheckResult alone = check(CheckOptions.ALL);
    Set<Finding> findings = Set.copyOf(told.findings);
    Set<String> touched = Set.copyOf(told.touched);
    told.findings.clear();
    told.touched.clear();

    CheckResult together;
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      EngineEnvironment environment =
          new EngineEnvironment(
              fixture.time, new SecureRandom(), fixture.time, threads, EngineEnvironments.LOCKS);
      Repository open = Repository.open(store, EngineEnvironments.password(), environment);
      together = open.care().check(CheckOptions.ALL, told, Cancellation.NEVER);
    }

    assertThat(together).isEqualTo(alone);
    assertThat(Set.copyOf(told.findings)).isEqualTo(findings);
    assertThat(Set.copyOf(told.touched)).isEqualTo(touched);
  }

  @Test
  void cancellation_endsItAtAnyTime() {
    FileNode lost = maker.file("lost", "gone");
    PackContents pack = lastPack();
    maker.snapshot(lost, maker.directory("d", maker.file("a", "content")));
    store.delete(key(pack.id()));
    AtomicInteger asked = new AtomicInteger();
    repository
        .care()
        .check(
            CheckOptions.ALL,
            CheckListener.NONE,
            () -> {
              asked.incrementAndGet();
              return false;
            });

    assertThat(asked).hasValueGreaterThan(8);
    for (int i = 0; i < asked.get(); i++) {
      AtomicInteger left = new AtomicInteger(i);
      Cancellation soon = () -> left.getAndDecrement() <= 0;
      assertThatThrownBy(() -> repository.care().check(CheckOptions.ALL, CheckListener.NONE, soon))
          .isInstanceOf(CancellationException.class);
      assertThat(names(store, BlobKind.LOCK)).isEmpty();
    }
  }

  @Test
  void choicesThatMakeNoSense_areRefused() {
    for (double percent : new double[] {0, -1, 100.5, Double.NaN}) {
      assertThatThrownBy(() -> new DataChoice.Percent(percent))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new DataChoice.Bytes(0)).isInstanceOf(IllegalArgumentException.class);
    for (int part : new int[] {-1, 0, 6}) {
      assertThatThrownBy(() -> new DataChoice.Part(part, 5))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new DataChoice.Part(1, 257))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CheckOptions(new DataChoice.All(), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
