package dev.holdfast.adapters.storage;

import dev.holdfast.adapters.storage.TenantRepositories.InUse;
import dev.holdfast.application.port.out.RecoveryPasswords;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.protection.Clearance;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.engine.backup.NodeMetadata;
import dev.holdfast.engine.backup.SnapshotRequest;
import dev.holdfast.engine.crypt.Password;
import dev.holdfast.engine.crypt.ScryptCost;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.lock.LockOwner;
import dev.holdfast.engine.lock.LockTerms;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.prune.PruneListener;
import dev.holdfast.engine.prune.PruneOptions;
import dev.holdfast.engine.prune.PruneResult;
import dev.holdfast.engine.repository.EngineEnvironment;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Snapshots in restic repositories, one a tenant, in the data folder.
 *
 * <p>A repository is made when first written to, opened when first used, and locked only while it
 * is used. Its files and folders bear a fixed time and mode, so that equal content is stored once
 * whenever it comes. Safe for several threads, and beside another process.
 */
public final class EngineSnapshotStore implements SnapshotStore, RecoveryPasswords, AutoCloseable {
  static final String PROGRAM = "holdfast";

  /** The time of all files: it must not change from one snapshot to the next. */
  static final Instant FILE_TIME = Instant.EPOCH;

  private static final NodeMetadata FOLDERS = NodeMetadata.of(0700, FILE_TIME);

  /** One of the key files is the server's own. */
  private static final int OWN_PASSWORDS = 1;

  private final TenantRepositories repositories;
  private final LockOwner owner;
  private final ScryptCost recoveryCost;

  /**
   * Opens nothing yet.
   *
   * @param environment with the owner of {@link #lockTerms}
   */
  public EngineSnapshotStore(
      DataFolder folder, SealedSecrets secrets, EngineEnvironment environment) {
    this(folder, secrets, environment, ScryptCost.FOR_CHOSEN_PASSWORD);
  }

  EngineSnapshotStore(
      DataFolder folder,
      SealedSecrets secrets,
      EngineEnvironment environment,
      ScryptCost recoveryCost) {
    this.repositories = new TenantRepositories(folder, secrets, environment);
    this.owner = environment.locks().owner();
    this.recoveryCost = recoveryCost;
  }

  /**
   * By what our locks are known, to us and to others, whatever the process. The data folder serves
   * one process at a time, so a lock of another one was left behind.
   */
  public static LockTerms lockTerms(DataFolder folder, long pid) {
    LockOwner owner = new LockOwner(PROGRAM + "-" + folder.serverId(), PROGRAM, pid);
    return new LockTerms(owner, LockTerms.USUAL_PATIENCE, other -> other.pid() != pid);
  }

  /**
   * Removes what a crash left in the repositories: temporary files, and our locks, which would keep
   * restic from checking them. To be called by a server at its start, before anything else here.
   * Opens only repositories that have a lock.
   *
   * @return what could not be cleaned, each failure naming its tenant; all others were
   */
  public List<HoldfastException> removeLeftovers() {
    return repositories.removeLeftovers();
  }

  @Override
  public Writer begin(TenantId tenant, Label label) {
    return EngineFailures.call(
        tenant,
        () -> {
          InUse use = repositories.findOrCreate(tenant);
          try {
            SnapshotRequest request = new SnapshotRequest(FOLDERS);
            return new RepositoryWriter(
                tenant, label, owner, use, use.repository().beginSnapshot(request));
          } catch (RuntimeException e) {
            use.close();
            throw e;
          }
        });
  }

  @Override
  public Optional<SnapshotId> findByTag(TenantId tenant, String tag) {
    return EngineFailures.call(
        tenant,
        () -> {
          Optional<InUse> found = repositories.find(tenant);
          if (found.isEmpty()) {
            return Optional.empty();
          }
          try (InUse use = found.get()) {
            return use.repository().findByTag(tag).reversed().stream()
                .findFirst()
                .map(snapshot -> new SnapshotId(snapshot.id().hex()));
          }
        });
  }

  @Override
  public Reader open(TenantId tenant, SnapshotId snapshot) {
    return opened(
        tenant,
        List.of(snapshot),
        use ->
            new RepositoryReader(tenant, use, use.repository().openSnapshot(engineId(snapshot))));
  }

  /**
   * Opens something of a tenant's snapshots.
   *
   * @param opening makes what keeps the repository in use until it is closed
   * @throws NotFoundException if one of the snapshots is not there
   */
  <T> T opened(TenantId tenant, List<SnapshotId> snapshots, Function<InUse, T> opening) {
    return EngineFailures.call(
        tenant,
        () -> {
          InUse use =
              repositories.find(tenant).orElseThrow(() -> missing(tenant, snapshots.getFirst()));
          try {
            return opening.apply(use);
          } catch (MissingException e) {
            try (use) {
              for (SnapshotId snapshot : snapshots) {
                if (!isThere(use.store(), snapshot)) {
                  throw missing(tenant, snapshot);
                }
              }
              throw e;
            }
          } catch (RuntimeException e) {
            use.close();
            throw e;
          }
        });
  }

  @Override
  public List<Listed> list(TenantId tenant) {
    return EngineFailures.call(
        tenant,
        () -> {
          Optional<InUse> found = repositories.find(tenant);
          if (found.isEmpty()) {
            return List.of();
          }
          try (InUse use = found.get()) {
            return use.repository().snapshots().stream().map(EngineSnapshotStore::listed).toList();
          }
        });
  }

  private static Listed listed(Snapshot snapshot) {
    return new Listed(
        new SnapshotId(snapshot.id().hex()),
        snapshot.details().time().toInstant(),
        snapshot.details().tags());
  }

  @Override
  public void forget(TenantId tenant, List<Clearance> cleared) {
    Set<SnapshotId> snapshots = Clearance.removals(tenant, cleared);
    EngineFailures.run(
        tenant,
        () -> {
          Optional<InUse> found = repositories.find(tenant);
          if (found.isPresent() && !snapshots.isEmpty()) {
            try (InUse use = found.get();
                SharedLock once = use.repository().lockShared()) {
              once.ensureHeld();
              snapshots.forEach(snapshot -> use.repository().forget(engineId(snapshot)));
            }
          }
        });
  }

  @Override
  public Pruned prune(TenantId tenant, Set<SnapshotId> needed, BooleanSupplier mayGoOn) {
    return EngineFailures.call(
        tenant,
        () -> {
          Optional<InUse> found = repositories.find(tenant);
          if (found.isEmpty()) {
            refuseLost(tenant, needed, id -> true);
            return new Pruned.Freed(0);
          }
          try (InUse use = found.get()) {
            refuseLost(tenant, needed, id -> !isThere(use.store(), id));
            return prune(use.repository(), mayGoOn);
          }
        });
  }

  private static void refuseLost(
      TenantId tenant, Set<SnapshotId> needed, Predicate<SnapshotId> isLost) {
    for (SnapshotId id : needed) {
      if (isLost.test(id)) {
        throw new DamagedException(
            "repository.snapshot.lost",
            ("The snapshot %s of tenant %s should be in the repository and is not, so nothing is"
                    + " pruned. Put the file snapshots/%s back from a copy of the data folder.")
                .formatted(id, tenant, id));
      }
    }
  }

  private static Pruned prune(Repository repository, BooleanSupplier mayGoOn) {
    try {
      PruneResult result =
          repository.care().prune(PruneOptions.USUAL, PruneListener.NONE, new Stopping(mayGoOn));
      return new Pruned.Freed(result.plan().counts().freedBytes());
    } catch (CancellationException e) {
      return new Pruned.Interrupted();
    }
  }

  @Override
  public Addition add(TenantId tenant, String password, int passwordsMax) {
    return EngineFailures.call(
        tenant,
        () -> {
          try (InUse use = repositories.findOrCreate(tenant);
              Password added = Password.of(password.toCharArray())) {
            Repository repository = use.repository();
            int passwords = repository.keys().size() - OWN_PASSWORDS;
            if (passwords >= passwordsMax) {
              return new Addition.TooMany(passwords);
            }
            repository.addPassword(added, recoveryCost, "recovery");
            return new Addition.Added();
          }
        });
  }

  TenantRepositories repositories() {
    return repositories;
  }

  LockOwner owner() {
    return owner;
  }

  /** Closes the repositories; writers and readers are closed before. */
  @Override
  public void close() {
    repositories.close();
  }

  static dev.holdfast.engine.id.SnapshotId engineId(SnapshotId snapshot) {
    return dev.holdfast.engine.id.SnapshotId.parse(snapshot.value());
  }

  private static boolean isThere(FileBlobStore store, SnapshotId snapshot) {
    try {
      store.size(BlobKey.of(BlobKind.SNAPSHOT, Hash.parse(snapshot.value())));
      return true;
    } catch (MissingException e) {
      return false;
    }
  }

  private static NotFoundException missing(TenantId tenant, SnapshotId snapshot) {
    return new NotFoundException(
        "snapshot.missing", "Tenant " + tenant + " has no snapshot " + snapshot + ".");
  }
}
