package dev.holdfast.testkit.engine;

import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Lets several programs work on one store at once, in an order drawn by chance: one runs until it
 * calls the store, and whose call comes next is drawn. The same chance gives the same order, if
 * each program keeps to its own thread.
 */
public final class Interleaving {
  private final RandomGenerator random;
  private final ReentrantLock state = new ReentrantLock();
  private final Condition changed = state.newCondition();
  private final List<Thread> running = new ArrayList<>();
  private final List<Thread> waiting = new ArrayList<>();
  private @Nullable Thread next;
  private @Nullable Throwable failure;

  public Interleaving(RandomGenerator random) {
    this.random = random;
  }

  /** Runs programs to their ends; throws what one of them has thrown. */
  public void run(List<Runnable> programs) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (Runnable program : programs) {
      threads.add(Thread.ofPlatform().daemon().unstarted(() -> runOne(program)));
    }
    running.addAll(threads);
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    if (failure != null) {
      throw new AssertionError("A program failed", failure);
    }
  }

  private void runOne(Runnable program) {
    try {
      awaitTurn();
      program.run();
    } catch (RuntimeException | Error e) {
      failure = e;
    } finally {
      state.lock();
      try {
        running.remove(Thread.currentThread());
        draw();
      } finally {
        state.unlock();
      }
    }
  }

  private void awaitTurn() {
    state.lock();
    try {
      waiting.add(Thread.currentThread());
      draw();
      while (!Thread.currentThread().equals(next)) {
        changed.awaitUninterruptibly();
      }
      next = null;
    } finally {
      state.unlock();
    }
  }

  /** Only when all wait: so chance alone decides, and no thread's speed. */
  private void draw() {
    if (!waiting.isEmpty() && waiting.size() == running.size()) {
      List<Thread> inOrder = running.stream().filter(waiting::contains).toList();
      Thread drawn = inOrder.get(random.nextInt(inOrder.size()));
      waiting.remove(drawn);
      next = drawn;
      changed.signalAll();
    }
  }

  /** The store as these programs see it. */
  public BlobStore on(BlobStore store) {
    return new BlobStore() {
      @Override
      public void put(BlobKey key, ByteBuffer content) {
        awaitTurn();
        store.put(key, content);
      }

      @Override
      public int read(BlobKey key, long offsetBytes, ByteBuffer target) {
        awaitTurn();
        return store.read(key, offsetBytes, target);
      }

      @Override
      public long size(BlobKey key) {
        awaitTurn();
        return store.size(key);
      }

      @Override
      public void list(BlobKind kind, Visitor visitor) {
        // It takes its time: what comes or goes meanwhile is shown or not, as a store may do it.
        awaitTurn();
        Map<String, Long> shown = listed(store, kind);
        awaitTurn();
        Map<String, Long> atEnd = listed(store, kind);
        shown.keySet().removeIf(name -> !atEnd.containsKey(name) && random.nextBoolean());
        atEnd.keySet().removeIf(name -> !shown.containsKey(name) && random.nextBoolean());
        shown.putAll(atEnd);
        shown.forEach(visitor::visit);
      }

      @Override
      public boolean delete(BlobKey key) {
        awaitTurn();
        return store.delete(key);
      }
    };
  }

  private static Map<String, Long> listed(BlobStore store, BlobKind kind) {
    Map<String, Long> listed = new TreeMap<>();
    store.list(kind, listed::put);
    return listed;
  }
}
