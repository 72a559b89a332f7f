package dev.holdfast.adapters.storage.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A real disk that fails at one step, by script. It does not wait until anything is durable: no
 * test pulls the plug, and waiting is nearly all that a write takes.
 */
public final class FaultyDisk implements Disk {

  /** When in a step the failure comes. */
  public enum Moment {
    BEFORE,
    /** The step is done, or half done if it writes bytes; the caller can't know. */
    AFTER
  }

  /**
   * One failure.
   *
   * @param step number of the step that fails, from 0
   * @param crash whether every later step fails too, as after a kill
   */
  public record Fault(int step, Moment moment, boolean crash) {}

  /** What is tried on a faulty disk. */
  @FunctionalInterface
  public interface Trial {
    /** Tries it; must look at what is left if the disk has failed. */
    void run(FaultyDisk disk) throws Exception;
  }

  private static final int WAYS = 4;

  /** Further folders are like the first few, and count as no steps. */
  private static final int FOLDER_STEPS_MAX = 8;

  private final Disk below = Disk.local();
  private final Fault fault;
  private int steps;
  private int folders;

  /** A disk that fails as the script says. */
  public FaultyDisk(Fault fault) {
    this.fault = fault;
  }

  /** A disk that does not fail. */
  public static FaultyDisk sound() {
    return new FaultyDisk(new Fault(Integer.MAX_VALUE, Moment.BEFORE, false));
  }

  /** Runs a trial for each step that it has, once for each way of failing there. */
  public static void atEachStep(Trial trial) throws Exception {
    for (int way = 0; way < WAYS; way++) {
      int step = 0;
      while (fails(new Fault(step, moment(way), crash(way)), trial)) {
        step++;
      }
    }
  }

  /**
   * Runs a trial for some of its steps, each time with another of the ways of failing; for trials
   * that take long, and whose single writes are tested elsewhere.
   *
   * @param stride from one step to the next
   */
  public static void atSomeSteps(int stride, Trial trial) throws Exception {
    int step = 0;
    while (fails(new Fault(step, moment(step / stride), crash(step / stride)), trial)) {
      step += stride;
    }
  }

  private static boolean fails(Fault fault, Trial trial) throws Exception {
    FaultyDisk disk = new FaultyDisk(fault);
    try {
      trial.run(disk);
    } catch (AssertionError e) {
      throw new AssertionError("With " + fault + ": " + e.getMessage(), e);
    }
    return disk.hasFailed();
  }

  private static Moment moment(int way) {
    return way % 2 == 0 ? Moment.BEFORE : Moment.AFTER;
  }

  private static boolean crash(int way) {
    return way / 2 % 2 == 0;
  }

  /** Whether the failure has come. */
  public boolean hasFailed() {
    return steps > fault.step;
  }

  @Override
  public String toString() {
    return fault.toString();
  }

  @Override
  public FileChannel createFile(Path file, Access access) throws IOException {
    List<FileChannel> made = new ArrayList<>();
    step(() -> made.add(below.createFile(file, access)), made);
    return made.getFirst();
  }

  /** In two steps, with the bytes in the second; both leave nothing behind when they fail. */
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

  @Override
  public void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    int step = steps++;
    if (fails(step)) {
      if (step == fault.step && fault.moment == Moment.AFTER) {
        below.write(channel, bytes.slice(bytes.position(), bytes.remaining() / 2));
      }
      throw failure();
    }
    below.write(channel, bytes);
  }

  @Override
  public void sync(FileChannel channel) throws IOException {
    step(() -> {}, List.of());
  }

  @Override
  public void link(Path existing, Path name) throws IOException {
    step(() -> below.link(existing, name), List.of());
  }

  @Override
  public void renameFolder(Path from, Path to) throws IOException {
    step(() -> below.renameFolder(from, to), List.of());
  }

  @Override
  public boolean delete(Path path) throws IOException {
    List<Boolean> was = new ArrayList<>();
    step(() -> was.add(below.delete(path)), List.of());
    return was.getFirst();
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    folders++;
    if (folders > FOLDER_STEPS_MAX && !fails(steps)) {
      below.createFolder(folder);
    } else {
      step(() -> below.createFolder(folder), List.of());
    }
  }

  @Override
  public void closeToOthers(Path folder) throws IOException {
    step(() -> below.closeToOthers(folder), List.of());
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    step(() -> {}, List.of());
  }

  private void step(Step action, List<FileChannel> made) throws IOException {
    int step = steps++;
    if (fails(step) && !(step == fault.step && fault.moment == Moment.AFTER)) {
      throw failure();
    }
    action.run();
    if (fails(step)) {
      for (FileChannel channel : made) {
        channel.close();
      }
      throw failure();
    }
  }

  private boolean fails(int step) {
    return step == fault.step || (fault.crash && step > fault.step);
  }

  private static IOException failure() {
    return new IOException("No space left on device");
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }
}
