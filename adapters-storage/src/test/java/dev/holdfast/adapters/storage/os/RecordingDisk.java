package dev.holdfast.adapters.storage.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A real disk that writes down each step that was done on it, so that {@link PowerCut} can tell
 * what a machine finds that loses its power there. It does not wait until anything is durable. For
 * one thread.
 */
public final class RecordingDisk implements Disk {

  /** One step that was done. Files have numbers, since one file may have several names. */
  sealed interface Step {
    /** A new empty file. */
    record Made(Path name, int file) implements Step {}

    /** A file's bytes so far. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Written(int file, byte[] bytes) implements Step {}

    record SyncedFile(int file) implements Step {}

    record Linked(Path name, int file) implements Step {}

    record Removed(Path name) implements Step {}

    record MadeFolder(Path name) implements Step {}

    record SyncedFolder(Path name) implements Step {}
  }

  private final Disk below = FaultyDisk.sound();
  private final List<Step> steps = new ArrayList<>();
  private final Map<Path, Integer> names = new HashMap<>();
  private final IdentityHashMap<FileChannel, Integer> open = new IdentityHashMap<>();
  private final Map<Integer, byte[]> contents = new HashMap<>();

  /** How many steps were done so far. */
  public int steps() {
    return steps.size();
  }

  /**
   * What a power cut leaves.
   *
   * @param done how many steps were done before it
   */
  public PowerCut cutAfter(int done) {
    return new PowerCut(steps.subList(0, done));
  }

  @Override
  public FileChannel createFile(Path file, Access access) throws IOException {
    FileChannel channel = below.createFile(file, access);
    int number = contents.size();
    contents.put(number, new byte[0]);
    names.put(file, number);
    open.put(channel, number);
    steps.add(new Step.Made(file, number));
    return channel;
  }

  @Override
  public FileChannel createWhole(Path file, Access access, ByteBuffer content, Caching caching)
      throws IOException {
    FileChannel channel = createFile(file, access);
    write(channel, content);
    return channel;
  }

  @Override
  public void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    below.write(channel, bytes);
    int file = Objects.requireNonNull(open.get(channel));
    byte[] before = Objects.requireNonNull(contents.get(file));
    byte[] all = new byte[before.length + bytes.remaining()];
    ByteBuffer.wrap(all).put(before).put(bytes.duplicate());
    contents.put(file, all);
    steps.add(new Step.Written(file, all));
  }

  @Override
  public void sync(FileChannel channel) {
    steps.add(new Step.SyncedFile(Objects.requireNonNull(open.get(channel))));
  }

  @Override
  public void link(Path existing, Path name) throws IOException {
    below.link(existing, name);
    int file = Objects.requireNonNull(names.get(existing));
    names.put(name, file);
    steps.add(new Step.Linked(name, file));
  }

  @Override
  public void renameFolder(Path from, Path to) {
    throw new UnsupportedOperationException("A store renames no folder");
  }

  @Override
  public boolean delete(Path path) throws IOException {
    boolean wasThere = below.delete(path);
    if (wasThere) {
      steps.add(new Step.Removed(path));
    }
    return wasThere;
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    below.createFolder(folder);
    steps.add(new Step.MadeFolder(folder));
  }

  @Override
  public void closeToOthers(Path folder) throws IOException {
    below.closeToOthers(folder);
  }

  @Override
  public void syncFolder(Path folder) {
    steps.add(new Step.SyncedFolder(folder));
  }
}
