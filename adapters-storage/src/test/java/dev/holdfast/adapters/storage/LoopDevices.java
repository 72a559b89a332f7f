package dev.holdfast.adapters.storage;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Block devices over files of tests, where this user may make them; at most eight at once. */
final class LoopDevices implements AutoCloseable {
  private static final int DEVICES_MAX = 8;
  private static final long SECONDS_MAX = 20;

  private final Path folder;
  private final Deque<List<String>> undo = new ArrayDeque<>();

  LoopDevices(Path folder) {
    this.folder = folder;
  }

  /** A device of this length that reads as 0; skips the test where none can be made. */
  String make(String name, long bytes) {
    Path file = folder.resolve(name);
    try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
      made.setLength(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return over(file.toString());
  }

  /** A device over a file or another device. */
  String over(String path) {
    assumeTrue(undo.size() < DEVICES_MAX, "too many devices");
    String device = answer("losetup", "--find", "--show", path);
    assumeTrue(!device.isEmpty(), "this user can make no block devices");
    undo.push(List.of("losetup", "--detach", device));
    return device;
  }

  /** Makes a file system on a device, and mounts it; skips the test where that can't be done. */
  void mount(String device, Path point) {
    assumeTrue(run("mkfs.ext2", "-q", device), "no file system can be made");
    assumeTrue(run("mount", device, point.toString()), "nothing can be mounted");
    undo.push(List.of("umount", point.toString()));
  }

  @Override
  public void close() {
    while (!undo.isEmpty()) {
      run(undo.pop().toArray(String[]::new));
    }
  }

  private boolean run(String... command) {
    try {
      Process process = started(command);
      process.getInputStream().readAllBytes();
      return ended(process);
    } catch (IOException e) {
      return false;
    }
  }

  private String answer(String... command) {
    try {
      Process process = started(command);
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return ended(process) ? text.strip() : "";
    } catch (IOException e) {
      return "";
    }
  }

  private Process started(String... command) throws IOException {
    return new ProcessBuilder(command).redirectError(folder.resolve("errors").toFile()).start();
  }

  private static boolean ended(Process process) {
    try {
      return process.waitFor(SECONDS_MAX, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
