package dev.holdfast.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.PackedBlob;
import dev.holdfast.engine.restore.FileBatch.Before;
import dev.holdfast.engine.snapshot.SnapshotPath;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileComparisonTest {
  private static final BlobId BLOB = new BlobId(new Hash(1, 2, 3, 4));
  private static final int STORED_BYTES = 100;

  private final BlobIndex index = new BlobIndex();
  private final FileBatch batch = new FileBatch(index, new Directories(null, SnapshotPath.ROOT));

  @Test
  void emptyFilesAndThoseThatWereThere_areDue() {
    batch.add(Directories.ROOT, new byte[0], Before.NOTHING, new int[0]);
    batch.add(Directories.ROOT, new byte[0], Before.FILE, twoPieces());
    batch.add(Directories.ROOT, new byte[0], Before.SAME, twoPieces());
    batch.add(Directories.ROOT, new byte[0], Before.NOTHING, twoPieces());
    batch.seal();

    assertThat(FileComparison.isDue(batch, 0)).isTrue();
    assertThat(FileComparison.isDue(batch, 1)).isTrue();
    assertThat(FileComparison.isDue(batch, 2)).isTrue();
    assertThat(FileComparison.isDue(batch, 3)).isFalse();
  }

  @Test
  void newFileThatAnotherWorkerHasBegun_isNotDue() {
    batch.add(Directories.ROOT, new byte[0], Before.NOTHING, twoPieces());
    batch.seal();

    batch.begun(0);

    assertThat(FileComparison.isDue(batch, 0)).isFalse();
  }

  private int[] twoPieces() {
    PackedBlob blob = PackedBlob.plain(BlobType.DATA, BLOB, 0, STORED_BYTES);
    index.add(new PackContents(new PackId(new Hash(5, 6, 7, 8)), List.of(blob)));
    int entry = index.entry(BlobType.DATA, BLOB);
    return new int[] {entry, entry};
  }
}
