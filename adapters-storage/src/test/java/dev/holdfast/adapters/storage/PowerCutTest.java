package dev.holdfast.adapters.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.storage.os.DurableFiles;
import dev.holdfast.adapters.storage.os.FaultyDisk;
import dev.holdfast.adapters.storage.os.PowerCut.Luck;
import dev.holdfast.adapters.storage.os.RecordingDisk;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.store.WholeBlob;
import dev.holdfast.testkit.build.RandomCases;
import dev.holdfast.testkit.engine.CareScene;
import dev.holdfast.testkit.engine.CareWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine loses its power: what was not synced by then is there, or not, or in part. */
class PowerCutTest {
  /** Repositories on which work is done, which is cut off then again and again. */
  private static final int WORKS = Integer.getInteger("holdfast.cuts", 1);

  /** How often each. */
  private static final int CUTS = 4;

  private static final List<CareWork> ALL = List.of(CareWork.values());

  /** Nearly all steps make a pack folder, and one is like the other. */
  private static final int CREATION_STRIDE = 101;

  private static final List<BlobKey> KEYS =
      List.of(
          key(BlobKind.PACK, 0x01, 1),
          key(BlobKind.PACK, 0x01, 2),
          key(BlobKind.SNAPSHOT, 0x01, 3));

  @TempDir private Path folder;

  private int repositories;

  /** A call that was made, and the steps that it took. */
  private record Call(boolean puts, Set<BlobKey> keys, int begun, int ended) {}

  @Test
  void blobWhosePutHasReturned_staysWhole_andDeletedOneStaysAway_whateverIsLost()
      throws IOException {
    RecordingDisk disk = new RecordingDisk();
    Path root = folder.resolve("repository");
    List<Call> calls = new ArrayList<>();
    BlobStore store = FileBlobStore.create(root, new DurableFiles(disk));
    int made = disk.steps();
    for (BlobKey key : KEYS) {
      calls.add(call(disk, true, Set.of(key), () -> store.put(key, content(key))));
    }
    BlobKey first = KEYS.getFirst();
    calls.add(call(disk, false, Set.of(first), () -> store.delete(first)));
    calls.add(call(disk, true, Set.of(first), () -> store.put(first, content(first))));
    calls.add(call(disk, false, Set.copyOf(KEYS), () -> store.deleteAll(KEYS)));

    for (int done = made; done <= disk.steps(); done++) {
      assertLeft(disk, done, Luck.NONE, calls);
      assertLeft(disk, done, Luck.of(new SplittableRandom(done)), calls);
    }
  }

  @Test
  void creationThatIsCut_isCompletedByRepeatingIt_whateverIsLost() throws IOException {
    RecordingDisk disk = new RecordingDisk();
    Path root = folder.resolve("repository");
    Path copy = folder.resolve("left");
    FileBlobStore.create(root, new DurableFiles(disk));

    for (int done = 0; done <= disk.steps(); done += CREATION_STRIDE) {
      disk.cutAfter(done).restart(root, copy, Luck.of(new SplittableRandom(done)));

      BlobStore store = FileBlobStore.create(copy, new DurableFiles(FaultyDisk.sound()));

      KEYS.forEach(key -> store.put(key, content(key)));
      assertThat(store.size(KEYS.getFirst())).isPositive();
    }
  }

  private static Call call(RecordingDisk disk, boolean puts, Set<BlobKey> keys, Runnable action) {
    int begun = disk.steps();
    action.run();
    return new Call(puts, keys, begun, disk.steps());
  }

  private void assertLeft(RecordingDisk disk, int done, Luck luck, List<Call> calls)
      throws IOException {
    try (FileBlobStore left = restarted(disk, done, luck)) {
      Set<BlobKey> there = new HashSet<>();
      for (BlobKind kind : List.of(BlobKind.PACK, BlobKind.SNAPSHOT)) {
        left.list(kind, (name, _) -> there.add(new BlobKey(kind, name)));
      }
      Set<BlobKey> unsure = new HashSet<>();
      Set<BlobKey> sure = new HashSet<>();
      for (Call call : calls) {
        if (call.ended <= done) {
          unsure.removeAll(call.keys);
          sure.removeAll(call.keys);
          sure.addAll(call.puts ? call.keys : Set.of());
        } else if (call.begun < done) {
          unsure.addAll(call.keys);
          sure.removeAll(call.keys);
        }
      }
      assertThat(there).as("after %d steps", done).containsAll(sure);
      there.forEach(
          key ->
              assertThat(ByteBuffer.wrap(WholeBlob.read(left, key, 100))).isEqualTo(content(key)));
      there.removeAll(unsure);
      assertThat(there).as("after %d steps", done).isEqualTo(sure);
    }
  }

  private FileBlobStore restarted(RecordingDisk disk, int done, Luck luck) throws IOException {
    Path copy = folder.resolve("left");
    disk.cutAfter(done).restart(folder.resolve("repository"), copy, luck);
    return FileBlobStore.open(copy, new DurableFiles(FaultyDisk.sound()));
  }

  private static BlobKey key(BlobKind kind, long firstByte, int number) {
    return BlobKey.of(kind, new Hash(firstByte << 56, 0, 0, number));
  }

  private static ByteBuffer content(BlobKey key) {
    return ByteBuffer.wrap(key.name().getBytes(US_ASCII));
  }

  /** Work that was done on a disk, from its first step to the one behind its last. */
  private record Done(CareScene scene, RecordingDisk disk, int begun, Path root) {}

  @Test
  void powerCutInAnyWork_losesNothing_andTheWorkDoneAgainNeedsNoHand() {
    RandomCases.check(
        WORKS,
        random -> {
          CareWork work = ALL.get(random.nextInt(ALL.size()));
          Done done = doIt(work);
          for (int cut = 0; cut < CUTS; cut++) {
            cut(work, done, random);
          }
        });
  }

  private Done doIt(CareWork work) {
    RecordingDisk disk = new RecordingDisk();
    repositories++;
    Path root = folder.resolve("repository" + repositories);
    try (FileBlobStore store = FileBlobStore.create(root, new DurableFiles(disk))) {
      CareScene scene = new CareScene(store);
      int begun = disk.steps();
      work.run(scene.open(store), scene);
      return new Done(scene, disk, begun, root);
    }
  }

  private void cut(CareWork work, Done done, RandomGenerator random) {
    int steps = random.nextInt(done.begun, done.disk.steps() + 1);
    Luck luck =
        switch (random.nextInt(4)) {
          case 0 -> Luck.NONE;
          case 1 -> Luck.ALL;
          default -> Luck.of(random);
        };
    Path copy = folder.resolve("left");
    try {
      done.disk.cutAfter(steps).restart(done.root, copy, luck);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (FileBlobStore left = FileBlobStore.open(copy, new DurableFiles(FaultyDisk.sound()))) {
      if (steps == done.disk.steps()) {
        done.scene.assertDone(left, work);
      } else {
        done.scene.assertHeals(left, work);
      }
      left.removeLeftovers();
      assertThat(copy.resolve("tmp")).isEmptyDirectory();
    }
  }
}
