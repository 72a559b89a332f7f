package dev.holdfast.engine.restore;

import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.Sha256;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.pack.ReusedBuffer;
import java.io.IOException;

/**
 * Compares what a file of the target holds with what it should hold, by hashes. A worker object
 * that keeps its buffer; for one thread.
 */
final class ContentCheck {
  private final BlobIndex index;
  private final Sha256 sha256 = new Sha256();
  private final ReusedBuffer buffers = new ReusedBuffer();

  ContentCheck(BlobIndex index) {
    this.index = index;
  }

  /** Whether the file has these bytes of its content already. */
  boolean has(TargetFile file, FileBatch batch, int piece) throws IOException {
    int length = batch.pieceBytes(piece);
    byte[] buffer = buffers.atLeast(length);
    int done = 0;
    while (done < length) {
      int count = file.read(batch.piecePosition(piece) + done, buffer, done, length - done);
      if (count < 0) {
        return false;
      }
      done += count;
    }
    Hash wanted = index.location(batch.pieceEntry(piece)).blob().id().hash();
    return sha256.hash(buffer, 0, length).equals(wanted);
  }

  /** Whether the file has all of its content, and no more. */
  boolean hasAll(TargetFile file, FileBatch batch, int number) throws IOException {
    if (file.status().sizeBytes() != batch.sizeBytes(number)) {
      return false;
    }
    for (int piece = batch.firstPiece(number); piece < batch.endPiece(number); piece++) {
      if (!has(file, batch, piece)) {
        return false;
      }
    }
    return true;
  }
}
