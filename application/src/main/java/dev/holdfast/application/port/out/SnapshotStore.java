package dev.holdfast.application.port.out;

import dev.holdfast.domain.protection.Clearance;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The backup repositories, one a tenant: stores trees of files as snapshots, and reads them again.
 *
 * <p>A tenant's repository is made when it is first written to. Everything read is verified against
 * what was stored: wrong bytes are never returned.
 */
public interface SnapshotStore {

  /**
   * What a snapshot is labelled with.
   *
   * @param time when what it holds was true
   * @param tags by which it can be found again
   * @param path where its tree would lie in a file system; it begins with a slash
   */
  record Label(Instant time, List<String> tags, String path) {
    public Label {
      tags = List.copyOf(tags);
    }
  }

  /**
   * A snapshot that is there.
   *
   * @param time when what it holds was true
   * @param tags in the order in which they were given
   */
  record Listed(SnapshotId id, Instant time, List<String> tags) {
    public Listed {
      tags = List.copyOf(tags);
    }
  }

  /** What a prune came to. */
  sealed interface Pruned {

    /**
     * It is done.
     *
     * @param bytes how much smaller the repository is; a little that no snapshot needs may stay,
     *     where to copy its neighbours would cost more than it
     */
    record Freed(long bytes) implements Pruned {}

    /** It was ended early; nothing that is needed is missing, and the next one does the rest. */
    record Interrupted() implements Pruned {}
  }

  /** A snapshot that is being written, by one thread. Closed without {@link #commit}, it is not. */
  interface Writer extends AutoCloseable {
    /**
     * Adds a file. Paths may come in any order, each once; folders are made as needed.
     *
     * @param path the names from the root of the snapshot down, at least one, each a legal file
     *     name
     */
    void addFile(List<String> path, byte[] content);

    /** Adds a file of any length. */
    void addFile(List<String> path, InputStream content);

    /** Makes everything durable, the snapshot last. */
    SnapshotId commit();

    @Override
    void close();
  }

  /** An open snapshot. Not safe for several threads at once. */
  interface Reader extends AutoCloseable {
    /**
     * A file's content.
     *
     * @throws dev.holdfast.domain.error.NotFoundException if the snapshot has no such file
     */
    InputStream open(List<String> path);

    @Override
    void close();
  }

  Writer begin(TenantId tenant, Label label);

  /** The snapshot that carries the tag; the newest, if there are several. */
  Optional<SnapshotId> findByTag(TenantId tenant, String tag);

  /**
   * Opens a snapshot.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if there is no such snapshot
   */
  Reader open(TenantId tenant, SnapshotId snapshot);

  /** All snapshots of a tenant, oldest first; takes the time to read each one's label. */
  List<Listed> list(TenantId tenant);

  /**
   * Removes snapshots; one that is not there is no error. Their space is freed by a later prune.
   * Where it fails, some are gone and some are not; doing it again removes the rest.
   *
   * @param cleared removals of snapshots of this tenant
   * @throws IllegalArgumentException if one of them is no removal, or another tenant's
   */
  void forget(TenantId tenant, List<Clearance> cleared);

  /**
   * Gives back the space of what no snapshot needs. Others may store and read meanwhile; for the
   * end, some seconds, they wait.
   *
   * @param needed snapshots that must be there: a repository that has lost one is not fit to be
   *     pruned, since what is left of the lost one might still serve to bring it back
   * @param mayGoOn asked between steps, by several threads, one at a time; once it says no, it is
   *     not asked again
   * @throws dev.holdfast.domain.error.DamagedException if one that is needed is not there, or
   *     something that snapshots need is missing or damaged; nothing is deleted then
   * @throws dev.holdfast.domain.error.UnavailableException if others are at work for too long
   */
  Pruned prune(TenantId tenant, Set<SnapshotId> needed, BooleanSupplier mayGoOn);
}
