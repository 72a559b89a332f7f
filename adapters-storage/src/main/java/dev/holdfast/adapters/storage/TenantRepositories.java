package dev.holdfast.adapters.storage;

import dev.holdfast.adapters.storage.cache.OpenCache;
import dev.holdfast.adapters.storage.os.DiskFailure;
import dev.holdfast.adapters.storage.os.DurableFiles;
import dev.holdfast.adapters.storage.os.TemporaryFolder;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.engine.crypt.Password;
import dev.holdfast.engine.crypt.ScryptCost;
import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.repository.EngineEnvironment;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The repositories in the data folder, {@code repositories/<tenant>}, opened when first used.
 *
 * <p>A repository is made under a temporary name and gets its own when it is whole. So none is ever
 * seen half made; of two processes that make one at once, the second throws its own away. Its
 * password, 256 random bits, is sealed before it is made.
 */
final class TenantRepositories implements AutoCloseable {
  /** An open repository keeps its index in memory, up to 64 bytes a blob. */
  private static final int IDLE_MAX = 8;

  private static final int PASSWORD_BYTES = 32;

  /** An open repository and the files below it. */
  private record Opened(FileBlobStore store, Repository repository) {}

  /** A repository that stays open until this is closed. */
  static final class InUse implements AutoCloseable {
    private final OpenCache<TenantId, Opened, RuntimeException>.Lease lease;

    private InUse(OpenCache<TenantId, Opened, RuntimeException>.Lease lease) {
      this.lease = lease;
    }

    FileBlobStore store() {
      return lease.value().store();
    }

    Repository repository() {
      return lease.value().repository();
    }

    @Override
    public void close() {
      lease.close();
    }
  }

  private final DataFolder folder;
  private final SealedSecrets secrets;
  private final EngineEnvironment environment;
  private final OpenCache<TenantId, Opened, RuntimeException> open;

  TenantRepositories(DataFolder folder, SealedSecrets secrets, EngineEnvironment environment) {
    this.folder = folder;
    this.secrets = secrets;
    this.environment = environment;
    this.open = new OpenCache<>(IDLE_MAX, new Opening());
  }

  /** A tenant's repository, made now where there is none. */
  InUse findOrCreate(TenantId tenant) {
    return new InUse(open.lease(tenant));
  }

  /** A tenant's repository; empty where there is none. */
  Optional<InUse> find(TenantId tenant) {
    return isThere(tenant) ? Optional.of(findOrCreate(tenant)) : Optional.empty();
  }

  /**
   * Removes what a crash left in the repositories: temporary files, and our locks. Opens only those
   * that have a lock. A repository where this fails does not keep it from the others.
   *
   * @return the failures, each naming its tenant
   */
  List<HoldfastException> removeLeftovers() {
    List<HoldfastException> failures = new ArrayList<>();
    try {
      folder.whenAlone(
          () -> {
            for (Path entry : DurableFiles.entries(folder.repositories())) {
              removeLeftovers(entry, failures);
            }
          });
    } catch (IOException e) {
      failures.add(DataFolder.failure("look for leftovers", folder.repositories(), e));
    }
    return failures;
  }

  @Override
  public void close() {
    open.close();
  }

  private void removeLeftovers(Path entry, List<HoldfastException> failures) {
    Optional<TenantId> tenant = tenantOf(entry);
    if (tenant.isEmpty()) {
      return;
    }
    try {
      EngineFailures.run(tenant.get(), () -> removeLeftovers(tenant.get()));
    } catch (HoldfastException e) {
      failures.add(e);
    }
  }

  private void removeLeftovers(TenantId tenant) {
    boolean hasLocks;
    try (FileBlobStore store = FileBlobStore.open(root(tenant), folder.files())) {
      store.removeLeftovers();
      hasLocks = !StoreListing.of(store, BlobKind.LOCK).isEmpty();
    }
    if (hasLocks) {
      try (InUse use = findOrCreate(tenant)) {
        use.repository().removeOwnLocks();
      }
    }
  }

  private static Optional<TenantId> tenantOf(Path entry) {
    try {
      return Files.isDirectory(entry)
          ? Optional.of(new TenantId(entry.getFileName().toString()))
          : Optional.empty();
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private Path root(TenantId tenant) {
    return folder.repositories().resolve(tenant.value());
  }

  private static String secretName(TenantId tenant) {
    return "repository." + tenant.value();
  }

  /** An empty folder is none yet. One with files is, even if it lacks some: it is not made anew. */
  private boolean isThere(TenantId tenant) {
    Path root = root(tenant);
    try {
      return Files.isDirectory(root) && !DurableFiles.entries(root).isEmpty();
    } catch (IOException e) {
      throw DataFolder.failure("look for a repository", root, e);
    }
  }

  private void create(TenantId tenant) {
    byte[] secret = secrets.findOrCreate(secretName(tenant), this::newPassword);
    try (TemporaryFolder made = folder.files().beginFolder(folder.repositories());
        Password password = Password.of(secret)) {
      create(made.path(), password);
      // Where the name is taken, somebody else has just made the repository, with this password.
      made.publish(root(tenant));
    } catch (IOException e) {
      throw new StoreException(DiskFailure.of("make a repository", root(tenant), e).sentence(), e);
    }
  }

  private void create(Path root, Password password) {
    try (FileBlobStore store = FileBlobStore.create(root, folder.files());
        Repository repository =
            Repository.create(store, password, ScryptCost.FOR_RANDOM_PASSWORD, environment)) {
      repository.markManaged();
    }
  }

  /** As text, so that it could be typed into restic. */
  private byte[] newPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    environment.random().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII);
  }

  private final class Opening implements OpenCache.Opening<TenantId, Opened, RuntimeException> {
    @Override
    public Opened open(TenantId tenant) {
      if (!isThere(tenant)) {
        create(tenant);
      }
      byte[] secret = secrets.find(secretName(tenant)).orElseThrow(() -> withoutPassword(tenant));
      FileBlobStore store = FileBlobStore.open(root(tenant), folder.files());
      try (Password password = Password.of(secret)) {
        return new Opened(store, Repository.open(store, password, environment));
      } catch (EngineException e) {
        store.close();
        throw e;
      }
    }

    @Override
    public void close(Opened opened) {
      opened.repository().close();
      opened.store().close();
    }

    private DamagedException withoutPassword(TenantId tenant) {
      return new DamagedException(
          "repository.password.missing",
          "The password of the repository of tenant "
              + tenant
              + " is missing: "
              + folder.secrets().resolve(secretName(tenant))
              + ". Put it back from a copy of the data folder; restic opens the repository with a"
              + " recovery password.");
    }
  }
}
