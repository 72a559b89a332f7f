package dev.holdfast.application.port.out;

import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

  /** Removes a snapshot; one that is not there is no error. Its space is freed by a later prune. */
  void forget(TenantId tenant, SnapshotId snapshot);
}
