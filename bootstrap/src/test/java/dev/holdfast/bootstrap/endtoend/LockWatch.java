package dev.holdfast.bootstrap.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Looks at a repository's locks all the time: two at once show that programs overlapped. */
final class LockWatch implements AutoCloseable {
  private static final int LOOK_EVERY_NANOS = 5_000_000;

  /** A file that is still written has a longer name. */
  private static final int NAME_CHARS = 64;

  private final Path repository;
  private final AtomicInteger most = new AtomicInteger();
  private final Thread thread;
  private volatile boolean over;

  private LockWatch(Path repository) {
    this.repository = repository;
    this.thread = Thread.ofPlatform().daemon().unstarted(this::watch);
  }

  static LockWatch on(Path repository) {
    LockWatch watch = new LockWatch(repository);
    watch.thread.start();
    return watch;
  }

  private void watch() {
    try {
      while (!over) {
        most.accumulateAndGet(count(repository), Math::max);
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** How many locks a repository has now. */
  static int count(Path repository) throws IOException {
    try (Stream<Path> files = Files.list(repository.resolve("locks"))) {
      return (int)
          files.filter(file -> file.getFileName().toString().length() == NAME_CHARS).count();
    }
  }

  /** How many locks there were at once. */
  int most() {
    return most.get();
  }

  @Override
  public void close() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
