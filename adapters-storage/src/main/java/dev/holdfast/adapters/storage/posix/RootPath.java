package dev.holdfast.adapters.storage.posix;

import dev.holdfast.adapters.storage.os.RawPath;
import java.io.IOException;
import java.nio.file.Path;

/** Opens the folder that a path of the JDK names. */
final class RootPath {
  private RootPath() {}

  static int open(Path path) throws IOException {
    Scratch scratch = Scratch.ofThread();
    long address = scratch.path(RawPath.bytes(path.toAbsolutePath()));
    return Opening.root(scratch, address, path.toString());
  }
}
