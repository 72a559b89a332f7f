package dev.holdfast.adapters.storage.posix;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.file.FileSystemException;

/** Reads symbolic links. */
final class Links {
  private Links() {}

  /** Where the link leads. */
  static ByteString target(Scratch scratch, int directory, NodeName name) throws IOException {
    long path = scratch.path(name.raw());
    long content = scratch.content().address();
    long length =
        path < 0
            ? path
            : Kernel.call(
                scratch, SystemCall.READLINKAT, directory, path, content, Scratch.CONTENT_BYTES, 0);
    if (length == -Errno.INVALID) {
      throw new FileSystemException(name.toString(), null, "It is not a symbolic link");
    }
    if (length < 0) {
      throw Errno.failure(length, name);
    }
    return ByteString.of(scratch.heapContent((int) length), 0, (int) length);
  }
}
