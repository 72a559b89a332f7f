package dev.holdfast.testkit.engine;

import java.io.IOException;

/** Counts itself as open in its tree, and closes once. */
abstract sealed class MemorySourceHandle implements AutoCloseable
    permits MemorySourceDirectory, MemorySourceFile {
  private final MemorySourceTree tree;
  private boolean closed;

  MemorySourceHandle(MemorySourceTree tree) {
    this.tree = tree;
    tree.opened();
  }

  @Override
  public final synchronized void close() {
    if (!closed) {
      closed = true;
      tree.closed();
    }
  }

  final synchronized void refuseClosed() throws IOException {
    if (closed) {
      throw new IOException("It was closed");
    }
  }
}
