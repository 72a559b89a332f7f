package dev.holdfast.adapters.storage.posix;

import dev.holdfast.engine.source.SourceFile;
import dev.holdfast.engine.tree.FileStatus;
import java.io.IOException;

/** A regular file that is open for reading. */
final class PosixSourceFile implements SourceFile {
  private final Descriptor file;
  private final FileStatus statusAtOpening;
  private boolean fresh = true;

  PosixSourceFile(Descriptor file, FileStatus statusAtOpening) {
    this.file = file;
    this.statusAtOpening = statusAtOpening;
  }

  /** The opening had to read the status; who asks for it right away need not pay twice. */
  @Override
  public FileStatus status() throws IOException {
    int number = file.enter();
    try {
      if (fresh) {
        fresh = false;
        return statusAtOpening;
      }
      return Statx.of(Scratch.ofThread(), number);
    } finally {
      file.leave();
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int number = file.enter();
    try {
      fresh = false;
      return Transfer.read(Scratch.ofThread(), number, target, offset, length);
    } finally {
      file.leave();
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
