package dev.holdfast.adapters.storage.posix;

import dev.holdfast.engine.restore.TargetFile;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.FileStatus;
import java.io.IOException;
import java.util.List;

/** A regular file that is open for reading and writing. */
final class PosixTargetFile implements TargetFile {
  private final Descriptor file;

  PosixTargetFile(Descriptor file) {
    this.file = file;
  }

  @Override
  public FileStatus status() throws IOException {
    int number = file.enter();
    try {
      return Statx.of(Scratch.ofThread(), number);
    } finally {
      file.leave();
    }
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) throws IOException {
    int number = file.enter();
    try {
      return Transfer.readAt(Scratch.ofThread(), number, position, target, offset, length);
    } finally {
      file.leave();
    }
  }

  @Override
  public void write(long position, byte[] source, int offset, int length) throws IOException {
    int number = file.enter();
    try {
      Transfer.writeAt(Scratch.ofThread(), number, position, source, offset, length);
    } finally {
      file.leave();
    }
  }

  @Override
  public void resize(long sizeBytes) throws IOException {
    int number = file.enter();
    try {
      Transfer.resize(Scratch.ofThread(), number, sizeBytes);
    } finally {
      file.leave();
    }
  }

  /** As {@link PosixTargetDirectory#apply}, whatever bears its name by now. */
  List<String> apply(Attributes attributes) throws IOException {
    int number = file.enter();
    try {
      Scratch scratch = Scratch.ofThread();
      return AttributeSetter.apply(
          scratch, number, attributes, () -> ExtendedAttributes.ofOpen(scratch, number));
    } finally {
      file.leave();
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
