package dev.holdfast.engine.restore;

import dev.holdfast.engine.restore.FileBatch.Before;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files of several pieces that are being written. A bounded number is held open, the others are
 * opened again when their next piece comes. Safe for use by many threads.
 */
final class OpenFiles implements AutoCloseable {
  private static final int OPEN_MAX = 128;

  private final Directories directories;
  private final WrittenNames names;
  private final Map<Key, Open> open = new LinkedHashMap<>(16, 0.75f, true);

  OpenFiles(Directories directories, WrittenNames names) {
    this.directories = directories;
    this.names = names;
  }

  private record Key(FileBatch batch, int file) {}

  private static final class Open {
    final TargetFile file;
    int users;

    Open(TargetFile file) {
      this.file = file;
    }
  }

  /** The file, made if this is its first piece; to be given back. */
  synchronized TargetFile acquire(FileBatch batch, int file) throws IOException {
    Key key = new Key(batch, file);
    Open known = open.get(key);
    if (known == null) {
      known = new Open(open(batch, file));
      open.put(key, known);
      known.users++;
      closeIdle();
      return known.file;
    }
    known.users++;
    return known.file;
  }

  synchronized void release(FileBatch batch, int file) {
    Open used = open.get(new Key(batch, file));
    if (used != null) {
      used.users--;
    }
  }

  /** Gives a file back that nobody needs any more. */
  synchronized void releaseAndClose(FileBatch batch, int file) {
    Open used = open.remove(new Key(batch, file));
    if (used != null) {
      used.file.close();
    }
  }

  private TargetFile open(FileBatch batch, int file) throws IOException {
    int number = batch.directory(file);
    TargetDirectory directory = directories.acquire(number);
    try {
      NodeName name = PackedEntry.name(batch.entry(file));
      if (batch.before(file) == Before.NOTHING) {
        TargetFile made = names.make(directory, number, name);
        batch.begun(file);
        return made;
      }
      return batch.before(file) == Before.BEGUN
          ? names.reopen(directory, name)
          : directory.openFile(name);
    } finally {
      directories.release(number);
    }
  }

  private void closeIdle() {
    Iterator<Open> oldest = open.values().iterator();
    while (open.size() > OPEN_MAX && oldest.hasNext()) {
      Open candidate = oldest.next();
      if (candidate.users == 0) {
        candidate.file.close();
        oldest.remove();
      }
    }
  }

  @Override
  public synchronized void close() {
    open.values().forEach(one -> one.file.close());
    open.clear();
  }
}
