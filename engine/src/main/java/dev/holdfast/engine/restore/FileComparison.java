package dev.holdfast.engine.restore;

import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.time.Instant;

/**
 * Does with a file what needs no pack: finds out what of its content is there already, and finishes
 * it if nothing is missing.
 */
final class FileComparison {
  private final RestoreWork work;
  private final RestoreWorker worker;

  FileComparison(RestoreWork work, RestoreWorker worker) {
    this.work = work;
    this.worker = worker;
  }

  /**
   * Whether there is something to do for a file before its pieces are planned. In a batch that
   * needs no comparison, other workers write while this is asked for: files that they have begun
   * are theirs.
   */
  static boolean isDue(FileBatch batch, int file) {
    return switch (batch.before(file)) {
      case NOTHING, BEGUN, OTHER -> batch.sizeBytes(file) == 0;
      case FILE, SAME, DOUBTED -> true;
    };
  }

  void run(FileBatch batch, int file) {
    try {
      TargetDirectory directory = worker.hold(batch.directory(file));
      switch (batch.before(file)) {
        case NOTHING, BEGUN, OTHER -> makeEmpty(batch, file, directory);
        case SAME -> trust(batch, file, directory);
        case FILE -> compare(batch, file, directory);
        case DOUBTED -> settle(batch, file, directory);
      }
    } catch (IOException e) {
      worker.fail(batch, file, e);
    }
  }

  private void makeEmpty(FileBatch batch, int file, TargetDirectory directory) throws IOException {
    NodeName name = PackedEntry.name(batch.entry(file));
    try (TargetFile made = work.names().make(directory, batch.directory(file), name)) {
      work.finish(batch, file, directory, made, action(batch, file));
    }
  }

  private static RestoreAction action(FileBatch batch, int file) {
    return batch.isReplacing(file) ? RestoreAction.UPDATED : RestoreAction.CREATED;
  }

  private void trust(FileBatch batch, int file, TargetDirectory directory) throws IOException {
    if (work.has(RestoreOption.VERIFY)) {
      compare(batch, file, directory);
    } else {
      for (int piece = batch.firstPiece(file); piece < batch.endPiece(file); piece++) {
        batch.notNeeded(piece);
      }
      work.reports().passed(batch.sizeBytes(file));
      finishUntouched(batch, file, directory);
    }
  }

  /** By its name, since it was not opened. */
  private void finishUntouched(FileBatch batch, int file, TargetDirectory directory)
      throws IOException {
    if (work.has(RestoreOption.DRY_RUN)) {
      work.reports().done(batch.path(file), RestoreAction.UNCHANGED);
    } else {
      work.finish(batch, file, directory, RestoreAction.UNCHANGED);
    }
  }

  private void compare(FileBatch batch, int file, TargetDirectory directory) throws IOException {
    NodeName name = PackedEntry.name(batch.entry(file));
    try (TargetFile there = directory.openFile(name)) {
      FileStatus status = there.status();
      findPieces(batch, file, there, status.sizeBytes());
      boolean sameSize = status.sizeBytes() == batch.sizeBytes(file);
      boolean same = sameSize && batch.remaining(file) == 0;
      if (status.links() > 1 && !(same && hasAttributes(status, batch.entry(file)))) {
        // Its other names may lie outside of the target: it is not written through.
        replace(batch, file, directory, name);
        return;
      }
      // Its attributes may not come to be the stored ones, and are those of its other names too.
      if (work.names().areWhole() && (!same || status.links() > 1)) {
        replace(batch, file, directory, name);
        return;
      }
      boolean dry = work.has(RestoreOption.DRY_RUN);
      if (!sameSize && !dry) {
        there.resize(batch.sizeBytes(file));
      }
      if (batch.remaining(file) == 0) {
        RestoreAction action = sameSize ? RestoreAction.UNCHANGED : RestoreAction.UPDATED;
        finish(batch, file, directory, there, action);
        return;
      }
    } catch (AccessDeniedException e) {
      replace(batch, file, directory, name);
      return;
    }
    reportIfDry(batch, file, RestoreAction.UPDATED);
  }

  private void settle(FileBatch batch, int file, TargetDirectory directory) throws IOException {
    NodeName name = PackedEntry.name(batch.entry(file));
    FileStatus status;
    try (TargetFile there = directory.openFile(name)) {
      status = there.status();
      findPieces(batch, file, there, status.sizeBytes());
    } catch (AccessDeniedException e) {
      keepUnread(batch, file, directory, name);
      return;
    }
    if (status.sizeBytes() == batch.sizeBytes(file) && batch.remaining(file) == 0) {
      work.reports().done(batch.path(file), RestoreAction.UNCHANGED);
    } else if (status.sizeBytes() <= batch.sizeBytes(file)
        && status.modified().equals(modified(batch.entry(file)))) {
      replace(batch, file, directory, name);
    } else {
      keep(batch, file, RestoreAction.KEPT);
    }
  }

  /** Files that nobody may write, as stored ones can be, can't be opened: their status decides. */
  private void keepUnread(FileBatch batch, int file, TargetDirectory directory, NodeName name)
      throws IOException {
    boolean isRight =
        directory
            .status(name)
            .filter(status -> status.sizeBytes() == batch.sizeBytes(file))
            .filter(status -> status.modified().equals(modified(batch.entry(file))))
            .isPresent();
    keep(batch, file, isRight ? RestoreAction.UNCHANGED : RestoreAction.KEPT);
  }

  private void keep(FileBatch batch, int file, RestoreAction action) {
    for (int piece = batch.firstPiece(file); piece < batch.endPiece(file); piece++) {
      if (batch.isNeeded(piece)) {
        batch.notNeeded(piece);
        work.reports().passed(batch.pieceBytes(piece));
      }
    }
    work.reports().done(batch.path(file), action);
  }

  private static Instant modified(byte[] entry) {
    return PackedEntry.attributes(entry).times().modified().toInstant();
  }

  private void findPieces(FileBatch batch, int file, TargetFile there, long sizeBytes)
      throws IOException {
    for (int piece = batch.firstPiece(file); piece < batch.endPiece(file); piece++) {
      work.cancellation().check();
      boolean inside = batch.piecePosition(piece) + batch.pieceBytes(piece) <= sizeBytes;
      if (inside && worker.check().has(there, batch, piece)) {
        batch.notNeeded(piece);
        work.reports().passed(batch.pieceBytes(piece));
      }
    }
  }

  private static boolean hasAttributes(FileStatus status, byte[] entry) {
    Attributes wanted = PackedEntry.attributes(entry);
    return status.mode().equals(wanted.mode())
        && status.userId() == wanted.owner().userId()
        && status.groupId() == wanted.owner().groupId()
        && status.modified().equals(wanted.times().modified().toInstant());
  }

  private void replace(FileBatch batch, int file, TargetDirectory directory, NodeName name)
      throws IOException {
    for (int piece = batch.firstPiece(file); piece < batch.endPiece(file); piece++) {
      if (!batch.isNeeded(piece)) {
        work.reports().passed(-batch.pieceBytes(piece));
      }
    }
    boolean isWhole = work.names().areWhole();
    if (isWhole) {
      batch.replacing(file);
    } else {
      batch.cleared(file);
    }
    if (work.has(RestoreOption.DRY_RUN)) {
      reportIfDry(batch, file, action(batch, file));
      return;
    }
    if (!isWhole) {
      directory.removeFile(name);
    }
    if (batch.sizeBytes(file) == 0) {
      makeEmpty(batch, file, directory);
    }
  }

  private void reportIfDry(FileBatch batch, int file, RestoreAction action) {
    if (work.has(RestoreOption.DRY_RUN)) {
      for (int piece = batch.firstPiece(file); piece < batch.endPiece(file); piece++) {
        if (batch.isNeeded(piece)) {
          work.reports().wrote(batch.pieceBytes(piece));
        }
      }
      work.reports().done(batch.path(file), action);
    }
  }

  private void finish(
      FileBatch batch, int file, TargetDirectory directory, TargetFile there, RestoreAction action)
      throws IOException {
    if (work.has(RestoreOption.DRY_RUN)) {
      work.reports().done(batch.path(file), action);
    } else {
      work.finishThere(batch, file, directory, there, action);
    }
  }
}
