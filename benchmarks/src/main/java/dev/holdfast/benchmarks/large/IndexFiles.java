package dev.holdfast.benchmarks.large;

import dev.holdfast.engine.index.IndexFile;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.SealedFiles;
import dev.holdfast.engine.store.BlobKind;
import java.util.ArrayList;
import java.util.List;

/** Writes index files as long as those of a backup. */
final class IndexFiles {
  private static final int BLOBS_MAX = 50_000;

  private final SealedFiles files;
  private final List<PackContents> packs = new ArrayList<>();
  private int blobs;

  IndexFiles(SealedFiles files) {
    this.files = files;
  }

  void add(PackContents pack) {
    packs.add(pack);
    blobs += pack.blobs().size();
    if (blobs >= BLOBS_MAX) {
      flush();
    }
  }

  void flush() {
    if (!packs.isEmpty()) {
      files.save(BlobKind.INDEX, IndexFile.encode(packs));
      packs.clear();
      blobs = 0;
    }
  }
}
