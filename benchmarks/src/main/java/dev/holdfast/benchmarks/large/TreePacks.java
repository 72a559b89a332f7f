package dev.holdfast.benchmarks.large;

import dev.holdfast.engine.crypt.Envelope;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.id.Sha256;
import dev.holdfast.engine.pack.BlobSealer;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.Compression;
import dev.holdfast.engine.pack.PackBuilder;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import java.nio.ByteBuffer;

/** Stores trees in real packs. */
final class TreePacks implements AutoCloseable {
  private final OpenedFolder folder;
  private final IndexFiles index;
  private final Envelope envelope;
  private final BlobSealer sealer;
  private final Sha256 sha256 = new Sha256();
  private final PackBuilder pack = new PackBuilder(BlobType.TREE);

  TreePacks(OpenedFolder folder, IndexFiles index) {
    this.folder = folder;
    this.index = index;
    this.envelope = new Envelope(folder.key(), folder.random());
    this.sealer = new BlobSealer(folder.key(), folder.random(), Compression.DEFAULT);
  }

  /** Takes a tree that is not there yet. */
  BlobId add(byte[] tree) {
    BlobId id = new BlobId(sha256.hash(tree, 0, tree.length));
    sealer.seal(BlobType.TREE, tree, 0, tree.length);
    pack.add(id, sealer);
    if (pack.isFull()) {
      flush();
    }
    return id;
  }

  void flush() {
    if (pack.isEmpty()) {
      return;
    }
    pack.end(envelope);
    Hash name = sha256.hash(pack.bytes(), 0, pack.length());
    folder
        .store()
        .put(BlobKey.of(BlobKind.PACK, name), ByteBuffer.wrap(pack.bytes(), 0, pack.length()));
    index.add(new PackContents(new PackId(name), pack.blobs()));
    pack.beginAgain(BlobType.TREE);
  }

  @Override
  public void close() {
    sealer.close();
  }
}
