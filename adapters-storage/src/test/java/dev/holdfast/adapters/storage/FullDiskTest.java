package dev.holdfast.adapters.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.storage.os.DurableFiles;
import dev.holdfast.adapters.storage.os.FullDisk;
import dev.holdfast.adapters.storage.os.PowerCut.Luck;
import dev.holdfast.adapters.storage.os.RecordingDisk;
import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.testkit.engine.CareScene;
import dev.holdfast.testkit.engine.CareWork;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk is full from a step on, until somebody makes room. */
class FullDiskTest {
  /** From one step to the next that is tried; 1 for all of them. */
  private static final int STRIDE = Integer.getInteger("holdfast.full.stride", 13);

  @TempDir private Path folder;

  @Test
  void diskThatIsFull_isToldInWords_losesNothing_andTheWorkGoesOnWithRoom() throws IOException {
    RecordingDisk disk = new RecordingDisk();
    Path seeded = folder.resolve("seeded");
    CareScene scene;
    try (FileBlobStore store = FileBlobStore.create(seeded, new DurableFiles(disk))) {
      scene = new CareScene(store);
    }
    for (CareWork work : CareWork.values()) {
      int room = 0;
      boolean tooLittle = true;
      while (tooLittle) {
        Path root = folder.resolve("repository");
        disk.cutAfter(disk.steps()).restart(seeded, root, Luck.ALL);
        tooLittle = isTooLittle(room, root, scene, work);
        room += STRIDE;
      }
      assertThat(room).as("steps with room for %s", work).isGreaterThan(STRIDE);
    }
  }

  private static boolean isTooLittle(int room, Path root, CareScene scene, CareWork work) {
    FullDisk disk = new FullDisk(room);
    try (FileBlobStore store = FileBlobStore.open(root, new DurableFiles(disk))) {
      Repository repository = scene.open(store);
      try {
        work.run(repository, scene);
        assertThat(disk.wasFull()).isFalse();
      } catch (StoreException e) {
        assertThat(e).hasMessageContaining("the disk is full").hasMessageContaining("Free some");
      }

      assertThat(StoreListing.of(store, BlobKind.LOCK)).isEmpty();
      assertThat(root.resolve("tmp")).isEmptyDirectory();
      disk.makeRoom();
      scene.assertNothingLost(store, work);
      work.run(repository, scene);
      scene.assertDone(store, work);
    }
    return disk.wasFull();
  }
}
