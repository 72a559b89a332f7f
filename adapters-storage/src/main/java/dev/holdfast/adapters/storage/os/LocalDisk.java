package dev.holdfast.adapters.storage.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** The real disk. */
final class LocalDisk implements Disk {
  /**
   * How much is written in one step. The JDK copies what is not in native memory into a buffer of
   * that step's size and keeps it for each thread; a whole pack would keep 16 MiB.
   */
  private static final int STEP_BYTES = 256 * 1024;

  private final DirectWriting direct = new DirectWriting();

  @Override
  public FileChannel createFile(Path file, Access access) throws IOException {
    return FileChannel.open(
        file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), access.attribute());
  }

  @Override
  public FileChannel createWhole(Path file, Access access, ByteBuffer content, Caching caching)
      throws IOException {
    return switch (caching) {
      case PASSED ->
          direct.create(file, access, content, () -> createThroughCache(file, access, content));
      case KEPT -> createThroughCache(file, access, content);
    };
  }

  private FileChannel createThroughCache(Path file, Access access, ByteBuffer content)
      throws IOException {
    FileChannel channel = createFile(file, access);
    try {
      write(channel, content);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      delete(file);
      throw e;
    }
  }

  @Override
  public void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    ByteBuffer rest = bytes.duplicate();
    while (rest.hasRemaining()) {
      ByteBuffer step = rest.slice(rest.position(), Math.min(rest.remaining(), STEP_BYTES));
      rest.position(rest.position() + channel.write(step));
    }
  }

  @Override
  public void sync(FileChannel channel) throws IOException {
    channel.force(true);
  }

  @Override
  public void link(Path existing, Path name) throws IOException {
    Files.createLink(name, existing);
  }

  @Override
  public void renameFolder(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public boolean delete(Path path) throws IOException {
    return Files.deleteIfExists(path);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    Files.createDirectory(folder, Access.OWNER_FOLDER.attribute());
  }

  @Override
  public void closeToOthers(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, Access.OWNER_FOLDER.permissions());
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
