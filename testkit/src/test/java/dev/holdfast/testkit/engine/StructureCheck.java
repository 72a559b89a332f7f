package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.crypt.KeyFile;
import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.index.BlobLocation;
import dev.holdfast.engine.index.IndexFile;
import dev.holdfast.engine.pack.BlobOpener;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.PackHeader;
import dev.holdfast.engine.pack.PackedBlob;
import dev.holdfast.engine.pack.SealedFiles;
import dev.holdfast.engine.snapshot.SnapshotFile;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.TreeReader;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;

/**
 * Expects of a repository what {@code restic check} expects: every indexed pack is there with the
 * length that its blobs and header make, and all that a snapshot needs is indexed and opens.
 */
final class StructureCheck {
  private final MemoryBlobStore store;
  private final SecureRandom random = new SecureRandom();
  private final SealedFiles files;
  private final BlobOpener opener;
  private final BlobIndex index = new BlobIndex();
  private final Set<PackContents> indexed = new HashSet<>();
  private final Set<BlobId> seenTrees = new HashSet<>();

  private StructureCheck(MemoryBlobStore store) {
    this.store = store;
    MasterKey key = masterKey();
    this.files = new SealedFiles(store, key, random);
    this.opener = new BlobOpener(key, random);
  }

  static void assertSound(MemoryBlobStore store) {
    StructureCheck check = new StructureCheck(store);
    check.checkPacks();
    check.checkSnapshots();
  }

  /** The same of packs alone, whatever snapshots need. */
  static void assertPacksSound(MemoryBlobStore store) {
    new StructureCheck(store).checkPacks();
  }

  /** What the blobs of all packs take that index files name; each copy once. */
  static long indexedBytes(MemoryBlobStore store) {
    StructureCheck check = new StructureCheck(store);
    check.checkPacks();
    return check.indexed.stream()
        .flatMap(pack -> pack.blobs().stream())
        .mapToLong(PackedBlob::storedBytes)
        .sum();
  }

  private MasterKey masterKey() {
    for (StoreListing.Entry entry : StoreListing.of(store, BlobKind.KEY)) {
      byte[] file = store.bytes(BlobKey.of(BlobKind.KEY, entry.hash()));
      var key = KeyFile.open(file, EngineEnvironments.password(), Runnable::run);
      if (key.isPresent()) {
        return key.get();
      }
    }
    throw new AssertionError("No key file opens");
  }

  private void checkPacks() {
    for (StoreListing.Entry entry : StoreListing.of(store, BlobKind.INDEX)) {
      IndexFile.decode(files.load(BlobKind.INDEX, entry.hash()), this::checkPack);
    }
  }

  private void checkPack(PackContents pack) {
    BlobKey name = BlobKey.of(BlobKind.PACK, pack.id().hash());
    assertThat(store.size(name)).as("Length of %s", name).isEqualTo(expectedLength(pack));
    index.add(pack);
    indexed.add(pack);
  }

  private static long expectedLength(PackContents pack) {
    return PackHeader.fileBytes(pack.blobs());
  }

  private void checkSnapshots() {
    for (StoreListing.Entry entry : StoreListing.of(store, BlobKind.SNAPSHOT)) {
      Hash name = entry.hash();
      byte[] json = files.load(BlobKind.SNAPSHOT, name);
      checkTree(SnapshotFile.decode(new SnapshotId(name), json).tree());
    }
  }

  private void checkTree(BlobId tree) {
    if (!seenTrees.add(tree)) {
      return;
    }
    try (TreeReader nodes = new TreeReader(open(BlobType.TREE, tree))) {
      while (nodes.hasNext()) {
        checkNode(nodes.next());
      }
    }
  }

  private void checkNode(Node node) {
    if (node instanceof DirectoryNode directory) {
      checkTree(directory.subtree());
    }
    if (node instanceof FileNode file) {
      long length = 0;
      for (BlobId blob : file.content()) {
        length += open(BlobType.DATA, blob).length;
      }
      assertThat(file.sizeBytes()).isEqualTo(length);
    }
  }

  private byte[] open(BlobType type, BlobId id) {
    assertThat(index.locations(type, id)).as("Index entries of %s", id).isNotEmpty();
    BlobLocation copy = index.locations(type, id).getFirst();
    byte[] pack = store.bytes(BlobKey.of(BlobKind.PACK, copy.pack().hash()));
    byte[] plain = new byte[copy.blob().plainBytes()];
    opener.open(copy.blob(), pack, (int) copy.blob().offsetBytes(), plain);
    return plain;
  }
}
