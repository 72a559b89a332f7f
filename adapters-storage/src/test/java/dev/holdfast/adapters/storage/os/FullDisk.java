package dev.holdfast.adapters.storage.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A real disk on which there is no room from one step on: what takes room fails then, and what
 * gives it back does not. For one thread.
 */
public final class FullDisk implements Disk {
  private final Disk below = FaultyDisk.sound();
  private int stepsWithRoom;
  private boolean full;

  /**
   * A disk with room for so many steps.
   *
   * @param stepsWithRoom counted are those that take room
   */
  public FullDisk(int stepsWithRoom) {
    this.stepsWithRoom = stepsWithRoom;
  }

  /** Whether a step has failed. */
  public boolean wasFull() {
    return full;
  }

  /** From now on there is room for all. */
  public void makeRoom() {
    stepsWithRoom = Integer.MAX_VALUE;
  }

  private boolean hasRoom() {
    stepsWithRoom--;
    full |= stepsWithRoom < 0;
    return stepsWithRoom >= 0;
  }

  private void takeRoom() throws IOException {
    if (!hasRoom()) {
      throw new IOException("No space left on device");
    }
  }

  @Override
  public FileChannel createFile(Path file, Access access) throws IOException {
    takeRoom();
    return below.createFile(file, access);
  }

  @Override
  public FileChannel createWhole(Path file, Access access, ByteBuffer content, Caching caching)
      throws IOException {
    FileChannel channel = createFile(file, access);
    try {
      write(channel, content);
      return channel;
    } catch (IOException e) {
      channel.close();
      delete(file);
      throw e;
    }
  }

  /** The first half has room always. */
  @Override
  public void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    ByteBuffer rest = bytes.duplicate();
    below.write(channel, rest.slice(rest.position(), rest.remaining() / 2));
    takeRoom();
    below.write(channel, rest.position(rest.position() + rest.remaining() / 2));
  }

  @Override
  public void sync(FileChannel channel) throws IOException {
    below.sync(channel);
  }

  @Override
  public void link(Path existing, Path name) throws IOException {
    takeRoom();
    below.link(existing, name);
  }

  @Override
  public void renameFolder(Path from, Path to) throws IOException {
    below.renameFolder(from, to);
  }

  @Override
  public boolean delete(Path path) throws IOException {
    return below.delete(path);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    takeRoom();
    below.createFolder(folder);
  }

  @Override
  public void closeToOthers(Path folder) throws IOException {
    below.closeToOthers(folder);
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    below.syncFolder(folder);
  }
}
