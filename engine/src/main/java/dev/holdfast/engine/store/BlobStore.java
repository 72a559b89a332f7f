package dev.holdfast.engine.store;

import dev.holdfast.engine.error.AlreadyExistsException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.error.StoreException;
import java.nio.ByteBuffer;
import java.util.Collection;

/**
 * Where a repository's files lie: dumb named blobs, written once, read in ranges.
 *
 * <ul>
 *   <li><b>Atomic.</b> A blob is there whole or not at all. Whatever goes wrong, nobody ever reads
 *       or lists a part of one under its name.
 *   <li><b>Durable.</b> When {@link #put} or {@link #delete} has returned, a crash of the process
 *       or the machine does not undo it. So blobs become durable in the order of the calls.
 *   <li><b>Write-once.</b> A stored blob never changes. It can be deleted, and put again after
 *       that.
 *   <li><b>Consistent.</b> What {@code put} has returned from is seen by every read, size and list
 *       that starts later; a deleted blob by none.
 *   <li><b>Threads.</b> Any number of threads may call at once.
 *   <li><b>Errors.</b> {@link MissingException} and {@link AlreadyExistsException} mean what they
 *       say and are final; everything else that the store meets is a {@link StoreException}, after
 *       which the state is as if the call had been made, or had not been made.
 * </ul>
 *
 * <p>The store does not check a blob's content against its name; the engine does.
 */
public interface BlobStore {

  /**
   * Stores the remaining bytes of {@code content}, whose position and limit stay as they are.
   *
   * @throws AlreadyExistsException if a blob of that name is there; it is left as it is. Of several
   *     threads or processes that put the same name at once, exactly one succeeds
   * @throws StoreException if it could not be stored; it may or may not be there then
   */
  void put(BlobKey key, ByteBuffer content);

  /**
   * As {@link #put}, for content that is not expected to be read soon: a store may pass by what it
   * keeps at hand for readers.
   */
  default void putAside(BlobKey key, ByteBuffer content) {
    put(key, content);
  }

  /**
   * Reads from {@code offsetBytes} on, until {@code target} is full or the blob ends.
   *
   * @param offsetBytes from 0; at or behind the end there is nothing to read
   * @return how many bytes were read; fewer than {@code target} could take only at the blob's end
   * @throws MissingException if there is no such blob
   * @throws IllegalArgumentException if the offset is negative
   */
  int read(BlobKey key, long offsetBytes, ByteBuffer target);

  /**
   * The blob's length in bytes.
   *
   * @throws MissingException if there is no such blob
   */
  long size(BlobKey key);

  /**
   * Shows every blob of a kind, in no order, each once. A blob that comes or goes while the listing
   * runs may be shown or not. The visitor may call this store.
   *
   * <p>A name that is not a {@link BlobKey} of that kind (a temporary file, say) may be shown too:
   * the engine skips it, as restic does.
   */
  void list(BlobKind kind, Visitor visitor);

  /**
   * Deletes a blob for good. A missing one is no error, so that a delete can be repeated.
   *
   * @return whether it was there
   */
  boolean delete(BlobKey key);

  /**
   * Deletes blobs for good; missing ones are no error. When it fails, or the machine crashes
   * meanwhile, any of them may be deleted: they go in no order.
   */
  default void deleteAll(Collection<BlobKey> keys) {
    keys.forEach(this::delete);
  }

  /** Takes what a listing finds. */
  @FunctionalInterface
  interface Visitor {
    /** One blob and its length in bytes. */
    void visit(String name, long sizeBytes);
  }
}
