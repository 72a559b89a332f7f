package dev.holdfast.engine.backup;

import dev.holdfast.engine.pack.Compression;
import dev.holdfast.engine.write.PackPipeline;

/** What one worker of a backup keeps from file to file; for one thread at a time. */
final class BackupWorker {
  private final ContentSplitter splitter;
  private final BlobSink sink;

  BackupWorker(BackupParts parts, PackPipeline packs, Compression compression) {
    this.splitter = new ContentSplitter(parts.cut().chunker());
    this.sink = new BlobSink(parts.repository(), packs, compression);
  }

  ContentSplitter splitter() {
    return splitter;
  }

  BlobSink sink() {
    return sink;
  }

  void close() {
    sink.close();
  }
}
