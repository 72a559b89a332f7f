package dev.holdfast.testkit.engine;

import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.lock.Lock;
import dev.holdfast.engine.lock.LockOwner;
import dev.holdfast.engine.lock.LockTerms;
import dev.holdfast.engine.lock.SharedLocks;
import dev.holdfast.engine.pack.SealedFiles;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.store.StoreListing;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A repository whose locks are taken, given back and left behind. */
abstract class LockCase {
  static final Instant START = Instant.parse("2026-05-06T07:08:09Z");
  static final LockOwner OTHER = new LockOwner("elsewhere", "ann", 99);

  final SecureRandom random = new SecureRandom();
  final MasterKey key = MasterKey.random(random);
  final MemoryBlobStore memory = new MemoryBlobStore();
  final SealedFiles files = new SealedFiles(memory, key, random);
  final ManualTime time = new ManualTime(START);
  final SharedLocks locks = locksOn(memory);

  SharedLocks locksOn(BlobStore store) {
    return new SharedLocks(
        store, new SealedFiles(store, key, random), EngineEnvironments.LOCKS, time, time, random);
  }

  SharedLocks locksWith(LockTerms terms) {
    return new SharedLocks(memory, files, terms, time, time, random);
  }

  Hash lockOfOther(boolean exclusive) {
    Lock lock = new Lock(START.atOffset(ZoneOffset.UTC), exclusive, OTHER);
    return files.save(BlobKind.LOCK, lock.encode());
  }

  List<Hash> found() {
    return StoreListing.of(memory, BlobKind.LOCK).stream().map(StoreListing.Entry::hash).toList();
  }

  Lock read(Hash name) {
    return Lock.decode(files.load(BlobKind.LOCK, name));
  }
}
