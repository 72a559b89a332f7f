package dev.holdfast.adapters.storage;

import dev.holdfast.adapters.storage.TenantRepositories.InUse;
import dev.holdfast.adapters.storage.source.ProblemList;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.restore.SnapshotReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Opens snapshots of the tenants' repositories that something is brought back from. */
record RestoringRepositories(EngineSnapshotStore store) {

  /** Something that is done with an open snapshot, which stays while it is open. */
  interface Work<T> {
    T in(Repository repository, SnapshotReader reader) throws IOException;
  }

  /**
   * Has the work done.
   *
   * @throws NotFoundException if there is no such snapshot
   * @throws UnavailableException if the target can't be used, or the repository is in use by others
   */
  <T> T in(TenantId tenant, dev.holdfast.domain.snapshot.SnapshotId snapshot, Work<T> work) {
    return EngineFailures.call(
        tenant,
        () -> {
          InUse found = store.repositories().find(tenant).orElseThrow(() -> missing(snapshot));
          // Everything after the first share is free: to take that costs a while.
          try (InUse use = found;
              SharedLock once = use.repository().lockShared();
              SnapshotReader reader = reader(snapshot, use.repository())) {
            once.ensureHeld();
            return work.in(use.repository(), reader);
          } catch (IOException e) {
            throw unusable(e);
          } catch (UncheckedIOException e) {
            throw unusable(Objects.requireNonNull(e.getCause()));
          }
        });
  }

  private static SnapshotReader reader(
      dev.holdfast.domain.snapshot.SnapshotId snapshot, Repository repository) {
    try {
      return repository.openSnapshot(SnapshotId.parse(snapshot.value()));
    } catch (MissingException e) {
      throw missing(snapshot);
    }
  }

  private static NotFoundException missing(dev.holdfast.domain.snapshot.SnapshotId snapshot) {
    return new NotFoundException(
        "snapshot.missing", "The snapshot %s is not there any more.".formatted(snapshot));
  }

  static UnavailableException unusable(IOException cause) {
    return new UnavailableException(
        "recovery.target", "The target can't be used: " + ProblemList.reason(cause) + ".", cause);
  }
}
