package dev.holdfast.engine.restore;

import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.restore.FileBatch.Before;
import dev.holdfast.engine.restore.PackPlan.PackPieces;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the pieces of files, and finishes each file with its last piece: owner, mode and times
 * come when the content is whole. Keeps the directory of the file before open, since files of one
 * directory follow each other.
 *
 * <p>For one thread at a time.
 */
final class RestoreWorker implements AutoCloseable {
  private final RestoreWork work;
  private final PackReader packs;
  private final ContentCheck check;
  private int heldNumber;
  private @Nullable TargetDirectory held;

  RestoreWorker(RestoreWork work, PackReader packs) {
    this.work = work;
    this.packs = packs;
    this.check = new ContentCheck(work.index());
  }

  ContentCheck check() {
    return check;
  }

  /** Reads the pieces of one pack, and writes them. */
  void write(FileBatch batch, PackPieces pieces) {
    packs.read(
        batch,
        pieces.pieces(),
        new PackReader.Sink() {
          @Override
          public void take(int piece, byte[] plain, int length) {
            write(batch, piece, plain, length);
          }

          @Override
          public void miss(int piece, EngineException reason) {
            fail(batch, batch.pieceFile(piece), reason);
            batch.countDone(batch.pieceFile(piece));
          }
        });
  }

  private void write(FileBatch batch, int piece, byte[] plain, int length) {
    int file = batch.pieceFile(piece);
    try {
      if (batch.isFailed(file)) {
        endFailed(batch, file);
      } else if (batch.endPiece(file) - batch.firstPiece(file) == 1) {
        writeWhole(batch, file, plain, length);
      } else {
        writePart(batch, piece, plain, length);
      }
    } catch (IOException e) {
      fail(batch, file, e);
    }
  }

  private void endFailed(FileBatch batch, int file) {
    if (batch.countDone(file)) {
      work.openFiles().releaseAndClose(batch, file);
    }
  }

  private void writeWhole(FileBatch batch, int file, byte[] plain, int length) throws IOException {
    TargetDirectory directory = hold(batch.directory(file));
    NodeName name = PackedEntry.name(batch.entry(file));
    boolean isNew = batch.before(file) == Before.NOTHING;
    try (TargetFile out =
        isNew
            ? work.names().make(directory, batch.directory(file), name)
            : directory.openFile(name)) {
      put(out, 0, plain, length, isNew);
      work.reports().wrote(length);
      complete(batch, file, out, isNew);
      work.finish(batch, file, directory, out, action(batch, file, isNew));
    }
  }

  private void writePart(FileBatch batch, int piece, byte[] plain, int length) throws IOException {
    int file = batch.pieceFile(piece);
    TargetFile out = work.openFiles().acquire(batch, file);
    try {
      put(out, batch.piecePosition(piece), plain, length, batch.before(file) == Before.BEGUN);
    } finally {
      work.openFiles().release(batch, file);
    }
    work.reports().wrote(length);
    if (batch.countDone(file)) {
      finishParts(batch, file);
    }
  }

  private void finishParts(FileBatch batch, int file) throws IOException {
    boolean isNew = batch.before(file) == Before.BEGUN;
    try {
      TargetFile out = work.openFiles().acquire(batch, file);
      complete(batch, file, out, isNew);
      work.finish(batch, file, hold(batch.directory(file)), out, action(batch, file, isNew));
    } finally {
      work.openFiles().releaseAndClose(batch, file);
    }
  }

  private static RestoreAction action(FileBatch batch, int file, boolean isNew) {
    return isNew && !batch.isReplacing(file) ? RestoreAction.CREATED : RestoreAction.UPDATED;
  }

  private void put(TargetFile out, long position, byte[] plain, int length, boolean isNew)
      throws IOException {
    if (isNew && work.has(RestoreOption.SPARSE)) {
      SparseWriter.write(out, position, plain, length);
    } else {
      out.write(position, plain, 0, length);
    }
  }

  private void complete(FileBatch batch, int file, TargetFile out, boolean isNew)
      throws IOException {
    if (isNew && work.has(RestoreOption.SPARSE)) {
      out.resize(batch.sizeBytes(file));
    }
    if (work.has(RestoreOption.VERIFY) && !check.hasAll(out, batch, file)) {
      throw new IOException("what was written reads back as other bytes; check the target's disk");
    }
  }

  /** The open directory, good until the next call. */
  TargetDirectory hold(int directory) throws IOException {
    if (held != null && heldNumber == directory) {
      return held;
    }
    letGo();
    TargetDirectory acquired = work.directories().acquire(directory);
    heldNumber = directory;
    held = acquired;
    return acquired;
  }

  private void letGo() {
    if (held != null) {
      held = null;
      work.directories().release(heldNumber);
    }
  }

  /** Reports a file as failed, once. */
  void fail(FileBatch batch, int file, Exception reason) {
    if (batch.fail(file)) {
      work.reports().failed(batch.path(file), FailureText.of(reason));
    }
  }

  @Override
  public void close() {
    letGo();
    packs.close();
  }
}
