package dev.holdfast.testkit.engine;

import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A store that fails where a script says so.
 *
 * <p>A crash is a failure after which every call fails; what the store below holds then is what a
 * process finds that starts again.
 */
public final class FaultyBlobStore implements BlobStore {

  /** What is asked of the store. */
  public enum Action {
    PUT,
    READ,
    SIZE,
    LIST,
    DELETE;

    /** Whether the call changes what is stored. */
    public boolean isWrite() {
      return this == PUT || this == DELETE;
    }
  }

  /** How a call goes. */
  public enum Outcome {
    PASS,
    /** It fails, and has done nothing. */
    FAIL,
    /** It does its work, and fails then: the caller can't know. */
    FAIL_AFTER,
    /**
     * A put leaves the first half under its name, and fails. No store may do that; one that does is
     * a folder on a share without atomic names, or a copy that was cut off. Other calls fail.
     */
    TEAR,
    /**
     * A write is done twice, and the second answer is the caller's: so does a network that sends
     * again what had no answer. Other calls pass.
     */
    REPEAT,
    /**
     * A write fails, and is done behind the next one, or when {@link #settle} is called: it was on
     * its way still. Other calls fail.
     */
    LATE
  }

  /** Decides about each call. */
  @FunctionalInterface
  public interface Script {
    /**
     * How a call goes.
     *
     * @param write how many writes there were before this call
     */
    Outcome outcome(Action action, BlobKind kind, int write);
  }

  /** A call of the store below. */
  @FunctionalInterface
  private interface Call<T> {
    T run();
  }

  private final BlobStore store;
  private final Script script;
  private final AtomicInteger writes = new AtomicInteger();
  private final Queue<Runnable> late = new ConcurrentLinkedQueue<>();

  public FaultyBlobStore(BlobStore store, Script script) {
    this.store = store;
    this.script = script;
  }

  /**
   * A store that crashes at a write.
   *
   * @param write number of the write, from 0
   * @param moment whether that write is done ({@link Outcome#FAIL_AFTER}) or not ({@link
   *     Outcome#FAIL})
   */
  public static FaultyBlobStore crashingAt(BlobStore store, int write, Outcome moment) {
    return new FaultyBlobStore(
        store,
        (action, kind, before) -> {
          if (before < write || (before == write && !action.isWrite())) {
            return Outcome.PASS;
          }
          return before == write ? moment : Outcome.FAIL;
        });
  }

  /**
   * A store of which one write goes otherwise, and all else as it should.
   *
   * @param write number of the write, from 0
   */
  public static FaultyBlobStore disturbedAt(BlobStore store, int write, Outcome outcome) {
    return new FaultyBlobStore(
        store,
        (action, kind, before) -> action.isWrite() && before == write ? outcome : Outcome.PASS);
  }

  /** How many writes were asked for so far, failed ones too. */
  public int writes() {
    return writes.get();
  }

  /** Does what is late. */
  public void settle() {
    for (Runnable next = late.poll(); next != null; next = late.poll()) {
      next.run();
    }
  }

  @Override
  public void put(BlobKey key, ByteBuffer content) {
    // A late put comes when the caller has filled its buffer anew.
    ByteBuffer kept = ByteBuffer.allocate(content.remaining()).put(content.duplicate()).flip();
    write(
        Action.PUT,
        key.kind(),
        () -> {
          store.put(key, kept);
          return true;
        },
        () -> store.put(key, firstHalf(kept)));
  }

  @Override
  public int read(BlobKey key, long offsetBytes, ByteBuffer target) {
    return look(Action.READ, key.kind(), () -> store.read(key, offsetBytes, target));
  }

  @Override
  public long size(BlobKey key) {
    return look(Action.SIZE, key.kind(), () -> store.size(key));
  }

  @Override
  public void list(BlobKind kind, Visitor visitor) {
    look(
        Action.LIST,
        kind,
        () -> {
          store.list(kind, visitor);
          return true;
        });
  }

  @Override
  public boolean delete(BlobKey key) {
    return write(Action.DELETE, key.kind(), () -> store.delete(key), () -> {});
  }

  private <T> T look(Action action, BlobKind kind, Call<T> work) {
    return switch (script.outcome(action, kind, writes.get())) {
      case PASS, REPEAT -> work.run();
      case FAIL, TEAR, LATE -> throw failure();
      case FAIL_AFTER -> failingAfter(work);
    };
  }

  /**
   * @param tearing does it in part
   */
  private boolean write(Action action, BlobKind kind, Call<Boolean> work, Runnable tearing) {
    Outcome outcome = script.outcome(action, kind, writes.getAndIncrement());
    if (outcome == Outcome.LATE) {
      late.add(work::run);
      throw failure();
    }
    try {
      return switch (outcome) {
        case PASS -> work.run();
        case FAIL, LATE -> throw failure();
        case FAIL_AFTER -> failingAfter(work);
        case TEAR -> {
          tearing.run();
          throw failure();
        }
        case REPEAT -> {
          work.run();
          yield work.run();
        }
      };
    } finally {
      settle();
    }
  }

  private static <T> T failingAfter(Call<T> work) {
    work.run();
    throw failure();
  }

  private static ByteBuffer firstHalf(ByteBuffer content) {
    return content.slice(content.position(), content.remaining() / 2);
  }

  private static StoreException failure() {
    return new StoreException("The store fails here, as its script says");
  }
}
