package dev.holdfast.adapters.storage.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** A real disk that fails at one step, by script. */
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

  private final Disk below = Disk.local();
  private final Fault fault;
  private int steps;

  /** A disk that fails as the script says. */
  public FaultyDisk(Fault fault) {
    this.fault = fault;
  }

  /** Runs a trial once for each step that it has and each way of failing there. */
  public static void atEachStep(Trial trial) throws Exception {
    atSteps(step -> step + 1, trial);
  }

  /**
   * As {@link #atEachStep}, but leaves steps out of a trial that repeats one many times.
   *
   * @param following the step after a step
   */
  public static void atSteps(IntUnaryOperator following, Trial trial) throws Exception {
    for (boolean crash : List.of(false, true)) {
      for (Moment moment : Moment.values()) {
        FaultyDisk disk;
        int step = 0;
        do {
          disk = new FaultyDisk(new Fault(step, moment, crash));
          try {
            trial.run(disk);
          } catch (AssertionError e) {
            throw new AssertionError("With " + disk.fault + ": " + e.getMessage(), e);
          }
          step = following.applyAsInt(step);
        } while (disk.hasFailed());
      }
    }
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
    step(() -> below.sync(channel), List.of());
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
    step(() -> below.createFolder(folder), List.of());
  }

  @Override
  public void closeToOthers(Path folder) throws IOException {
    step(() -> below.closeToOthers(folder), List.of());
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    step(() -> below.syncFolder(folder), List.of());
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
