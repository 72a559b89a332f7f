package dev.holdfast.adapters.storage.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/**
 * A file that grows under a temporary name, for one thread. Closed before it is published, it
 * leaves nothing.
 */
public final class TemporaryFile implements AutoCloseable {
  private final Disk disk;
  private final Path path;
  private final FileChannel channel;
  private boolean there = true;

  TemporaryFile(Disk disk, Path path, FileChannel channel) {
    this.disk = disk;
    this.path = path;
    this.channel = channel;
  }

  /** Appends the remaining bytes; the buffer's position stays. */
  public void write(ByteBuffer bytes) throws IOException {
    disk.write(channel, bytes);
  }

  /**
   * Makes the file durable under its name, if that is free. Where this fails, the file may or may
   * not be there, but never in part.
   *
   * @return whether the name was free; if not, the file that has it is durable
   */
  public boolean publish(Path name) throws IOException {
    disk.sync(channel);
    channel.close();
    boolean published = link(name);
    disk.syncFolder(DurableFiles.folderOf(name));
    removeAfterPublishing();
    return published;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    if (there) {
      disk.delete(path);
      there = false;
    }
  }

  private boolean link(Path name) throws IOException {
    try {
      disk.link(path, name);
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    }
  }

  private void removeAfterPublishing() {
    there = false;
    try {
      disk.delete(path);
    } catch (IOException e) {
      // The file is stored, so this call has succeeded; the second name is removed at next start.
      return;
    }
  }
}
