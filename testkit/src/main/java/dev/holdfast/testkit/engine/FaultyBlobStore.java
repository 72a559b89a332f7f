package dev.holdfast.testkit.engine;

import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import java.nio.ByteBuffer;
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
    FAIL_AFTER
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

  private final BlobStore store;
  private final Script script;
  private final AtomicInteger writes = new AtomicInteger();

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

  /** How many writes were asked for so far, failed ones too. */
  public int writes() {
    return writes.get();
  }

  @Override
  public void put(BlobKey key, ByteBuffer content) {
    Outcome outcome = before(Action.PUT, key.kind());
    store.put(key, content);
    after(outcome);
  }

  @Override
  public int read(BlobKey key, long offsetBytes, ByteBuffer target) {
    Outcome outcome = before(Action.READ, key.kind());
    int count = store.read(key, offsetBytes, target);
    after(outcome);
    return count;
  }

  @Override
  public long size(BlobKey key) {
    Outcome outcome = before(Action.SIZE, key.kind());
    long size = store.size(key);
    after(outcome);
    return size;
  }

  @Override
  public void list(BlobKind kind, Visitor visitor) {
    Outcome outcome = before(Action.LIST, kind);
    store.list(kind, visitor);
    after(outcome);
  }

  @Override
  public boolean delete(BlobKey key) {
    Outcome outcome = before(Action.DELETE, key.kind());
    boolean deleted = store.delete(key);
    after(outcome);
    return deleted;
  }

  private Outcome before(Action action, BlobKind kind) {
    int write = action.isWrite() ? writes.getAndIncrement() : writes.get();
    Outcome outcome = script.outcome(action, kind, write);
    if (outcome == Outcome.FAIL) {
      throw failure();
    }
    return outcome;
  }

  private static void after(Outcome outcome) {
    if (outcome == Outcome.FAIL_AFTER) {
      throw failure();
    }
  }

  private static StoreException failure() {
    return new StoreException("The store fails here, as its script says");
  }
}
