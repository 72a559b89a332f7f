package dev.holdfast.engine.backup;

import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.index.BlobLocation;
import dev.holdfast.engine.pack.BlobOpener;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Reads the trees of a parent snapshot. A tree that is missing or damaged counts as one that never
 * was: its files are read again, and that cures it. For one thread.
 */
final class ParentTrees implements AutoCloseable {
  private final BlobStore store;
  private final BlobIndex index;
  private final BlobOpener opener;

  ParentTrees(BlobStore store, BlobIndex index, MasterKey key, SecureRandom random) {
    this.store = store;
    this.index = index;
    this.opener = new BlobOpener(key, random);
  }

  ParentNodes open(BlobId tree) {
    for (BlobLocation copy : index.locations(BlobType.TREE, tree)) {
      Optional<ParentNodes> nodes = open(tree, copy);
      if (nodes.isPresent()) {
        return nodes.get();
      }
    }
    return ParentNodes.none();
  }

  private Optional<ParentNodes> open(BlobId tree, BlobLocation copy) {
    try {
      return Optional.of(new ParentNodes(tree, read(copy)));
    } catch (CorruptException | MissingException e) {
      return Optional.empty();
    }
  }

  private byte[] read(BlobLocation copy) {
    ByteBuffer sealed = ByteBuffer.allocate(copy.blob().storedBytes());
    store.read(BlobKey.of(BlobKind.PACK, copy.pack().hash()), copy.blob().offsetBytes(), sealed);
    byte[] plain = new byte[copy.blob().plainBytes()];
    opener.open(copy.blob(), sealed.array(), 0, plain);
    return plain;
  }

  @Override
  public void close() {
    opener.close();
  }
}
