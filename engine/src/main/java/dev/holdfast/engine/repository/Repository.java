package dev.holdfast.engine.repository;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.backup.BackupListener;
import dev.holdfast.engine.backup.BackupParts;
import dev.holdfast.engine.backup.BackupRequest;
import dev.holdfast.engine.backup.BackupResult;
import dev.holdfast.engine.backup.SnapshotRequest;
import dev.holdfast.engine.backup.SnapshotWriter;
import dev.holdfast.engine.backup.TreeBackup;
import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.crypt.Password;
import dev.holdfast.engine.crypt.ScryptCost;
import dev.holdfast.engine.error.AlreadyExistsException;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.LockedException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.error.UnsupportedFormatException;
import dev.holdfast.engine.error.WrongPasswordException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.KeyId;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.index.RepositoryIndex;
import dev.holdfast.engine.inspect.Inspection;
import dev.holdfast.engine.lock.LockRules.FoundLock;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.lock.SharedLocks;
import dev.holdfast.engine.pack.SealedFiles;
import dev.holdfast.engine.restore.RestoreListener;
import dev.holdfast.engine.restore.RestoreRequest;
import dev.holdfast.engine.restore.RestoreResult;
import dev.holdfast.engine.restore.RestoreTarget;
import dev.holdfast.engine.restore.SnapshotReader;
import dev.holdfast.engine.restore.SnapshotTrees;
import dev.holdfast.engine.restore.TreeRestore;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotFile;
import dev.holdfast.engine.source.SourceTree;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.engine.write.LockedIndex;
import dev.holdfast.engine.write.RepositoryParts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A backup repository: restic repository format, version 2, in a {@link BlobStore}.
 *
 * <p>Each operation that needs a lock takes a share in this object's shared lock, which is written
 * for the first and deleted after the last; taking the first share takes 200 ms. Who does much in a
 * row holds a share meanwhile ({@link #lockShared}). An object that is idle holds no lock, and its
 * index (up to 64 bytes a blob) is loaded when it is first needed.
 *
 * <p>Safe for use by many threads; the writers and readers that it opens are for one thread each.
 *
 * <p>All methods throw {@link dev.holdfast.engine.error.StoreException} when the store fails, and
 * {@link CorruptException} when what they read is damaged.
 */
public final class Repository implements AutoCloseable {
  /** For people who find the file. */
  private static final byte[] MARKER_TEXT =
      "A Holdfast server looks after this repository.\n".getBytes(StandardCharsets.UTF_8);

  private final BlobStore store;
  private final EngineEnvironment environment;
  private final MasterKey key;
  private final RepositoryConfig config;
  private final SealedFiles files;
  private final RepositoryIndex index;
  private final SharedLocks locks;
  private final Passwords passwords;

  Repository(
      BlobStore store, EngineEnvironment environment, OpenedKey opened, RepositoryConfig config) {
    this.store = store;
    this.environment = environment;
    this.key = opened.key();
    this.config = config;
    this.files = new SealedFiles(store, key, environment.random());
    this.index = new RepositoryIndex(store, files, environment.executor());
    this.locks =
        new SharedLocks(
            store,
            files,
            environment.locks(),
            environment.clock(),
            environment.scheduler(),
            environment.random());
    this.passwords = new Passwords(new KeyFiles(store, environment), locks, opened);
  }

  /**
   * Makes a repository in an empty store: a key file, then the config, each durable. When this was
   * interrupted it can be called again; with the same password, the key file that is there is used.
   *
   * @throws AlreadyExistsException if there is a repository
   * @throws CorruptException if there is data without a config: a new one could not open it
   */
  public static Repository create(
      BlobStore store, Password password, ScryptCost cost, EngineEnvironment environment) {
    return new RepositoryCreation(store, environment).create(password, cost);
  }

  /**
   * Opens a repository. Takes the time of one scrypt for each key file that is tried, cheap ones
   * first.
   *
   * @throws MissingException if there is none
   * @throws WrongPasswordException if the password opens none of its key files
   * @throws UnsupportedFormatException if it is of another version, or asks for a chunker that is
   *     not known
   */
  public static Repository open(BlobStore store, Password password, EngineEnvironment environment) {
    byte[] sealed = RepositoryConfig.load(store);
    return new KeyFiles(store, environment)
        .open(
            password,
            opened -> {
              RepositoryConfig config =
                  RepositoryConfig.open(sealed, opened.key(), environment.random());
              return new Repository(store, environment, opened, config);
            });
  }

  /** Whether the store holds a repository. */
  public static boolean exists(BlobStore store) {
    return isThere(store, BlobKind.CONFIG);
  }

  /** Whether a server looks after the repository in this store: see {@link #markManaged}. */
  public static boolean isManaged(BlobStore store) {
    return isThere(store, BlobKind.MARKER);
  }

  private static boolean isThere(BlobStore store, BlobKind kind) {
    try {
      store.size(BlobKey.only(kind));
      return true;
    } catch (MissingException e) {
      return false;
    }
  }

  /** What tells this repository from all others; kept in its config. */
  public Hash id() {
    return config.id();
  }

  /** Its passwords: list, add, remove, change. */
  public Passwords passwords() {
    return passwords;
  }

  /** What keeps it healthy: forget, prune, check, repair. */
  public Care care() {
    return new Care(parts(), locks, this::snapshots);
  }

  /** As {@link Passwords#keys}. */
  public List<KeyDetails> keys() {
    return passwords.keys();
  }

  /** As {@link Passwords#add}. */
  public KeyId addPassword(Password password, ScryptCost cost, String label) {
    return passwords.add(password, cost, label);
  }

  /** All snapshots, oldest first. Those that are deleted meanwhile are left out. Takes no lock. */
  public List<Snapshot> snapshots() {
    List<Snapshot> snapshots = new ArrayList<>();
    for (StoreListing.Entry entry : StoreListing.of(store, BlobKind.SNAPSHOT)) {
      read(new SnapshotId(entry.hash())).ifPresent(snapshots::add);
    }
    snapshots.sort(
        Comparator.comparing((Snapshot snapshot) -> snapshot.details().time().toInstant())
            .thenComparing(Snapshot::id));
    return snapshots;
  }

  /** The snapshots that bear a tag, oldest first; reads all snapshot files. */
  public List<Snapshot> findByTag(String tag) {
    return snapshots().stream()
        .filter(snapshot -> snapshot.details().tags().contains(tag))
        .toList();
  }

  /** The snapshot file of that id; empty if there is none. */
  Optional<Snapshot> read(SnapshotId id) {
    try {
      byte[] json = files.load(BlobKind.SNAPSHOT, id.hash());
      return Optional.of(SnapshotFile.decode(id, json));
    } catch (MissingException e) {
      return Optional.empty();
    }
  }

  /**
   * Takes a share in this object's lock; while one is held, nobody deletes data.
   *
   * @throws LockedException if somebody holds an exclusive lock, a prune for example
   */
  public SharedLock lockShared() {
    return locks.acquire();
  }

  /**
   * Deletes a snapshot; its data stays until a prune.
   *
   * <p>restic does this under an exclusive lock. A shared one is enough here: only a prune deletes
   * blobs, and it needs an exclusive lock, which goes with no shared one. Whoever reads this
   * snapshot, or backs up on top of its trees, needs its blobs and not its file.
   *
   * @return whether it was there
   */
  public boolean forget(SnapshotId id) {
    try (SharedLock lock = lockShared()) {
      lock.ensureHeld();
      return store.delete(BlobKey.of(BlobKind.SNAPSHOT, id.hash()));
    }
  }

  /**
   * Begins a snapshot. The writer holds a share in the lock until it is closed.
   *
   * @throws LockedException if somebody holds an exclusive lock
   */
  public SnapshotWriter beginSnapshot(SnapshotRequest request) {
    SharedLock lock = LockedIndex.lock(parts(), locks);
    try {
      return new SnapshotWriter(backupParts(), index.refresh(), lock, request);
    } catch (RuntimeException e) {
      throw closing(lock, e);
    }
  }

  /**
   * Backs up a tree of files; the snapshot is durable on return. Holds a share in the lock
   * meanwhile. The calling thread walks; the environment's executor reads and stores.
   *
   * @throws java.util.concurrent.CancellationException if that was asked for; no snapshot is made,
   *     and what was stored so far serves the next backup
   * @throws MissingException if nothing at all could be read, or the chosen parent is not there
   * @throws IllegalArgumentException if the roots clash
   * @throws LockedException if somebody holds an exclusive lock
   */
  public BackupResult backup(
      BackupRequest request,
      SourceTree source,
      BackupListener listener,
      Cancellation cancellation) {
    try (SharedLock lock = LockedIndex.lock(parts(), locks)) {
      @Nullable Snapshot parent = Parents.choose(this, request);
      return new TreeBackup(backupParts(), index.refresh(), lock, request, parent)
          .run(source, listener, cancellation);
    }
  }

  private BackupParts backupParts() {
    return new BackupParts(parts(), config.chunker().rule(config.polynomial(), key));
  }

  private RepositoryParts parts() {
    return new RepositoryParts(
        store,
        key,
        files,
        index,
        environment.random(),
        environment.clock(),
        environment.executor());
  }

  /**
   * Opens the repository for questions about its snapshots; holds a share in the lock until it is
   * closed.
   *
   * @throws LockedException if somebody holds an exclusive lock
   */
  public Inspection inspect() {
    return inspect(this::snapshots);
  }

  /**
   * Opens the repository for questions about these snapshots alone; no other one is read.
   *
   * @throws MissingException if one of them is not there
   * @throws LockedException if somebody holds an exclusive lock
   */
  public Inspection inspect(SnapshotId first, SnapshotId second) {
    return inspect(() -> Stream.of(first, second).distinct().map(this::snapshot).toList());
  }

  private Inspection inspect(Supplier<List<Snapshot>> wanted) {
    SharedLock lock = LockedIndex.lock(parts(), locks);
    try {
      List<Snapshot> snapshots = wanted.get();
      BlobIndex blobs = index.refresh();
      SnapshotTrees trees = new SnapshotTrees(store, blobs, key, environment.random());
      return new Inspection(snapshots, trees, blobs, lock);
    } catch (RuntimeException e) {
      throw closing(lock, e);
    }
  }

  private Snapshot snapshot(SnapshotId id) {
    return SnapshotFile.decode(id, files.load(BlobKind.SNAPSHOT, id.hash()));
  }

  /**
   * Opens a snapshot for reading. The reader holds a share in the lock until it is closed.
   *
   * @throws MissingException if there is no such snapshot
   * @throws LockedException if somebody holds an exclusive lock
   */
  public SnapshotReader openSnapshot(SnapshotId id) {
    SharedLock lock = LockedIndex.lock(parts(), locks);
    try {
      // The snapshot first, then the index: what was listed can be read.
      Snapshot snapshot = snapshot(id);
      BlobIndex blobs = index.refresh();
      return new SnapshotReader(snapshot, lock, store, blobs, key, environment.random());
    } catch (RuntimeException e) {
      throw closing(lock, e);
    }
  }

  /**
   * Restores a snapshot, or a part of it. It holds a share in the lock meanwhile.
   *
   * @throws IOException if the target can't be opened; what goes wrong in it is told to the
   *     listener entry by entry, and counted in the result
   * @throws MissingException if there is no such snapshot, or nothing in it to restore from
   * @throws LockedException if somebody holds an exclusive lock
   * @throws java.util.concurrent.CancellationException if that was asked for
   */
  public RestoreResult restore(
      RestoreRequest request,
      RestoreTarget target,
      RestoreListener listener,
      Cancellation cancellation)
      throws IOException {
    try (SnapshotReader reader = openSnapshot(request.snapshot())) {
      return new TreeRestore(
              store, index.refresh(), key, environment.random(), environment.executor())
          .run(request, reader, target, listener, cancellation);
    }
  }

  private static RuntimeException closing(SharedLock lock, RuntimeException failure) {
    try {
      lock.close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  /**
   * Puts up the marker that a server looks after this repository: programs that delete refuse to
   * work on it by themselves. Doing it again does nothing.
   */
  public void markManaged() {
    try {
      store.put(BlobKey.only(BlobKind.MARKER), ByteBuffer.wrap(MARKER_TEXT));
    } catch (AlreadyExistsException e) {
      return;
    }
  }

  /** Whether the marker of {@link #markManaged} is there. */
  public boolean isManaged() {
    return isManaged(store);
  }

  /**
   * Deletes the locks that bear our host name and are not held by this object: those that a crash
   * left behind. To be called before work begins, while no other process of this installation, and
   * no other object for this repository, holds a lock. A lock that can't be read is left.
   *
   * @return how many were deleted
   */
  public int removeOwnLocks() {
    return locks.removeAbandoned();
  }

  /** The locks that others and this object hold, and those that were left behind. */
  public List<FoundLock> locks() {
    return locks.found();
  }

  /** As {@link SharedLocks#removeStale}; to be called when a person asks for it. */
  public List<FoundLock> removeStaleLocks() {
    return locks.removeStale();
  }

  /** As {@link SharedLocks#removeAll}; to be called when a person knows that nobody is at work. */
  public int removeAllLocks() {
    return locks.removeAll();
  }

  /**
   * Gives memory back. Writers, readers and shares in the lock are closed by those who hold them,
   * before this.
   */
  @Override
  public void close() {
    files.close();
  }
}
