package dev.holdfast.engine.write;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.pack.BlobSealer;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.PackBuilder;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.PackedBlob;
import dev.holdfast.engine.work.Handoff;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Where the sealed blobs of all workers of one backup, or of a prune, come together: they fill one
 * pack of each type; full packs are verified and stored on the executor while the next are filled.
 *
 * <p>In memory at most the two packs that are filled, those that are stored and one that waits.
 * Safe for use by many threads.
 */
public final class PackPipeline implements AutoCloseable {
  private final RepositoryParts parts;
  private final SharedLock lock;
  private final BlobLedger ledger;
  private final int storingMax;
  private final String suspicion;
  private final ReentrantLock state = new ReentrantLock();
  private final Map<BlobType, PackBuilder> filling = new EnumMap<>(BlobType.class);
  private final Deque<Handoff<PackContents>> storing = new ArrayDeque<>();
  private final Deque<PackBuilder> spares = new ArrayDeque<>();
  private final Deque<PackStorer> storers = new ArrayDeque<>();

  private PackPipeline(
      RepositoryParts parts, BlobIndex index, SharedLock lock, int storingMax, String suspicion) {
    this.parts = parts;
    this.lock = lock;
    this.ledger = new BlobLedger(parts, index, lock);
    this.storingMax = storingMax;
    this.suspicion = suspicion;
  }

  /**
   * For blobs that are sealed here.
   *
   * @param index what the repository has
   * @param storingMax how many packs are verified and stored at once
   */
  public static PackPipeline ofNew(
      RepositoryParts parts, BlobIndex index, SharedLock lock, int storingMax) {
    return new PackPipeline(
        parts, index, lock, storingMax, "this machine's memory or this program is at fault");
  }

  /** As {@link #ofNew}, for blobs that are copied from other packs. */
  public static PackPipeline ofCopies(
      RepositoryParts parts, BlobIndex index, SharedLock lock, int storingMax) {
    return new PackPipeline(
        parts, index, lock, storingMax, "a pack that it was copied from is damaged");
  }

  /** What the repository has and will have. */
  public BlobLedger ledger() {
    return ledger;
  }

  /**
   * Takes the blob that was sealed last. The caller has claimed its id.
   *
   * @throws dev.holdfast.engine.error.EngineException if this pack, or one before it, can't be
   *     stored
   */
  public void add(BlobId id, BlobType type, BlobSealer sealer) {
    add(type, sealer.sealedLength(), pack -> pack.add(id, sealer));
  }

  /**
   * Takes a blob as it lies in another pack, at {@code offset} of these bytes. It is opened when
   * its new pack is verified.
   *
   * @throws dev.holdfast.engine.error.EngineException if this pack, or one before it, can't be
   *     stored; {@code CorruptException} if a blob of it is damaged
   */
  public void copy(PackedBlob blob, byte[] sealed, int offset) {
    add(blob.type(), blob.storedBytes(), pack -> pack.copy(blob, sealed, offset));
  }

  private void add(BlobType type, int storedBytes, Function<PackBuilder, PackedBlob> adding) {
    List<PackBuilder> full = new ArrayList<>(1);
    state.lock();
    try {
      PackBuilder pack = filling.computeIfAbsent(type, this::emptyPack);
      if (!pack.hasRoomFor(storedBytes)) {
        full.add(pack);
        pack = emptyPack(type);
        filling.put(type, pack);
      }
      ledger.added(adding.apply(pack));
      if (pack.isFull()) {
        full.add(pack);
        filling.remove(type);
      }
    } finally {
      state.unlock();
    }
    full.forEach(this::submit);
  }

  /** Makes all that was taken durable: the packs, then their index. */
  public void flush() {
    for (BlobType type : BlobType.values()) {
      takeFilling(type).ifPresent(this::submit);
    }
    for (var next = takeOldest(0); next.isPresent(); next = takeOldest(0)) {
      next.get().await();
    }
    ledger.saveIndex();
  }

  private Optional<PackBuilder> takeFilling(BlobType type) {
    state.lock();
    try {
      return Optional.ofNullable(filling.remove(type));
    } finally {
      state.unlock();
    }
  }

  private PackBuilder emptyPack(BlobType type) {
    PackBuilder spare = spares.poll();
    if (spare == null) {
      return new PackBuilder(type);
    }
    spare.beginAgain(type);
    return spare;
  }

  private void submit(PackBuilder pack) {
    lock.ensureHeld();
    Handoff<PackContents> handoff = new Handoff<>(() -> store(pack));
    state.lock();
    try {
      storing.add(handoff);
    } finally {
      state.unlock();
    }
    try {
      parts.executor().execute(handoff);
    } catch (RejectedExecutionException e) {
      // It is shutting down or full; then this thread does the work.
      handoff.run();
    }
    takeOldest(storingMax).ifPresent(Handoff::await);
  }

  /** The pack that has waited longest, where more than so many are on their way. */
  private Optional<Handoff<PackContents>> takeOldest(int allowed) {
    state.lock();
    try {
      return storing.size() > allowed ? Optional.of(storing.remove()) : Optional.empty();
    } finally {
      state.unlock();
    }
  }

  private PackContents store(PackBuilder pack) {
    PackStorer storer = takeStorer();
    PackContents stored;
    try {
      stored = storer.store(pack);
    } finally {
      giveBack(storer, pack);
    }
    ledger.stored(stored);
    return stored;
  }

  private PackStorer takeStorer() {
    state.lock();
    try {
      PackStorer idle = storers.poll();
      return idle != null
          ? idle
          : new PackStorer(parts.store(), parts.key(), parts.random(), suspicion);
    } finally {
      state.unlock();
    }
  }

  private void giveBack(PackStorer storer, PackBuilder pack) {
    state.lock();
    try {
      storers.push(storer);
      spares.push(pack);
    } finally {
      state.unlock();
    }
  }

  /**
   * Ends without making anything durable; packs that are stored already stay, and do no harm.
   * Nothing may be added meanwhile.
   */
  @Override
  public void close() {
    for (var next = takeOldest(0); next.isPresent(); next = takeOldest(0)) {
      next.get().abandon();
    }
    storers.forEach(PackStorer::close);
  }
}
