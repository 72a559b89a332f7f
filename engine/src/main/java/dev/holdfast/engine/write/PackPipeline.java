package dev.holdfast.engine.backup;

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

/**
 * Where the sealed blobs of all workers of one backup come together: they fill one pack of each
 * type; full packs are verified and stored on the executor while the next are filled.
 *
 * <p>In memory at most the two packs that are filled, those that are stored and one that waits.
 * Safe for use by many threads.
 */
final class PackPipeline implements AutoCloseable {
  private final BackupParts parts;
  private final SharedLock lock;
  private final BlobLedger ledger;
  private final int storingMax;
  private final ReentrantLock state = new ReentrantLock();
  private final Map<BlobType, PackBuilder> filling = new EnumMap<>(BlobType.class);
  private final Deque<Handoff<PackContents>> storing = new ArrayDeque<>();
  private final Deque<PackBuilder> spares = new ArrayDeque<>();
  private final Deque<PackStorer> storers = new ArrayDeque<>();

  /**
   * @param index what the repository has
   * @param storingMax how many packs are verified and stored at once
   */
  PackPipeline(BackupParts parts, BlobIndex index, SharedLock lock, int storingMax) {
    this.parts = parts;
    this.lock = lock;
    this.ledger = new BlobLedger(parts, index, lock);
    this.storingMax = storingMax;
  }

  /** What the repository has and will have. */
  BlobLedger ledger() {
    return ledger;
  }

  /**
   * Takes the blob that was sealed last. The caller has claimed its id.
   *
   * @throws dev.holdfast.engine.error.EngineException if this pack, or one before it, can't be
   *     stored
   */
  void add(BlobId id, BlobType type, BlobSealer sealer) {
    List<PackBuilder> full = new ArrayList<>(1);
    state.lock();
    try {
      PackBuilder pack = filling.computeIfAbsent(type, this::emptyPack);
      if (!pack.hasRoomFor(sealer)) {
        full.add(pack);
        pack = emptyPack(type);
        filling.put(type, pack);
      }
      PackedBlob blob = pack.add(id, sealer);
      ledger.added(blob);
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
  void flush() {
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
      return idle != null ? idle : new PackStorer(parts.store(), parts.key(), parts.random());
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
