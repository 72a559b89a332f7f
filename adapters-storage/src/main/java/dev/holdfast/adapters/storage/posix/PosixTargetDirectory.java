package dev.holdfast.adapters.storage.posix;

import dev.holdfast.adapters.storage.os.Modes;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.restore.TargetDirectory;
import dev.holdfast.engine.restore.TargetFile;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A directory that is open for what is restored into it. */
final class PosixTargetDirectory implements TargetDirectory {
  private final Descriptor directory;
  private final Listing listing = new Listing();

  PosixTargetDirectory(Descriptor directory) {
    this.directory = directory;
  }

  @Override
  public List<NodeName> names() throws IOException {
    return with(listing::names);
  }

  @Override
  public Optional<FileStatus> status(NodeName name) throws IOException {
    return with(
        (scratch, number) -> {
          long answer = Statx.look(scratch, number, name);
          if (answer == -Errno.NOT_FOUND) {
            return Optional.empty();
          }
          if (answer < 0) {
            throw Errno.failure(answer, name);
          }
          return Optional.of(Statx.status(scratch.statx));
        });
  }

  @Override
  public TargetDirectory openDirectory(NodeName name) throws IOException {
    return with((scratch, number) -> open(scratch, number, name));
  }

  @Override
  public TargetDirectory makeDirectory(NodeName name) throws IOException {
    return with(
        (scratch, number) -> {
          Making.directory(scratch, number, name);
          return open(scratch, number, name);
        });
  }

  private static TargetDirectory open(Scratch scratch, int number, NodeName name)
      throws IOException {
    return new PosixTargetDirectory(new Descriptor(Opening.directory(scratch, number, name)));
  }

  @Override
  public TargetFile openFile(NodeName name) throws IOException {
    return with(
        (scratch, number) ->
            new PosixTargetFile(new Descriptor(Opening.fileToWrite(scratch, number, name))));
  }

  @Override
  public TargetFile makeFile(NodeName name) throws IOException {
    return with(
        (scratch, number) ->
            new PosixTargetFile(new Descriptor(Opening.newFile(scratch, number, name))));
  }

  @Override
  public void makeSymlink(NodeName name, ByteString target) throws IOException {
    use((scratch, number) -> Making.symlink(scratch, number, name, target));
  }

  @Override
  public void makeFifo(NodeName name) throws IOException {
    use((scratch, number) -> Making.node(scratch, number, name, Modes.FIFO, 0));
  }

  @Override
  public void makeSocket(NodeName name) throws IOException {
    use((scratch, number) -> Making.node(scratch, number, name, Modes.SOCKET, 0));
  }

  @Override
  public void makeDevice(NodeName name, boolean character, long device) throws IOException {
    int type = character ? Modes.CHARACTER_DEVICE : Modes.BLOCK_DEVICE;
    use((scratch, number) -> Making.node(scratch, number, name, type, device));
  }

  @Override
  public void makeLink(NodeName name, TargetDirectory otherDirectory, NodeName otherName)
      throws IOException {
    if (!(otherDirectory instanceof PosixTargetDirectory other)) {
      throw new IllegalArgumentException("A file of another target can't have a name in this one");
    }
    int from = other.directory.enter();
    try {
      use((scratch, number) -> Making.link(scratch, from, otherName, number, name));
    } finally {
      other.directory.leave();
    }
  }

  @Override
  public void rename(NodeName name, NodeName newName, boolean replaces) throws IOException {
    use((scratch, number) -> Making.rename(scratch, number, name, newName, replaces));
  }

  @Override
  public ByteString linkTarget(NodeName name) throws IOException {
    return with((scratch, number) -> Links.target(scratch, number, name));
  }

  @Override
  public List<String> apply(NodeName name, Attributes attributes) throws IOException {
    return with(
        (scratch, number) -> {
          int held = Opening.hold(scratch, number, name);
          try {
            return AttributeSetter.apply(
                scratch, held, attributes, () -> ExtendedAttributes.of(scratch, number, name));
          } finally {
            Descriptor.release(held);
          }
        });
  }

  @Override
  public List<String> apply(TargetFile file, NodeName name, Attributes attributes)
      throws IOException {
    if (!(file instanceof PosixTargetFile open)) {
      throw new IllegalArgumentException("A file of another target has no name in this one");
    }
    return open.apply(attributes);
  }

  @Override
  public List<String> apply(Attributes attributes) throws IOException {
    return with(
        (scratch, number) ->
            AttributeSetter.apply(
                scratch, number, attributes, () -> ExtendedAttributes.ofOpen(scratch, number)));
  }

  @Override
  public void removeFile(NodeName name) throws IOException {
    use((scratch, number) -> Making.removeFile(scratch, number, name));
  }

  @Override
  public void removeDirectory(NodeName name) throws IOException {
    use((scratch, number) -> Making.removeDirectory(scratch, number, name));
  }

  @Override
  public void close() {
    directory.close();
  }

  private <T> T with(Call<T> call) throws IOException {
    int number = directory.enter();
    try {
      return call.on(Scratch.ofThread(), number);
    } finally {
      directory.leave();
    }
  }

  private void use(Action action) throws IOException {
    int number = directory.enter();
    try {
      action.on(Scratch.ofThread(), number);
    } finally {
      directory.leave();
    }
  }

  @FunctionalInterface
  private interface Call<T> {
    T on(Scratch scratch, int number) throws IOException;
  }

  @FunctionalInterface
  private interface Action {
    void on(Scratch scratch, int number) throws IOException;
  }
}
