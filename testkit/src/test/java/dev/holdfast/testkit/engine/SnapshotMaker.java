package dev.holdfast.testkit.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.engine.crypt.Envelope;
import dev.holdfast.engine.crypt.KeyFile;
import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.id.Sha256;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.index.IndexFile;
import dev.holdfast.engine.pack.BlobSealer;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.Compression;
import dev.holdfast.engine.pack.PackBuilder;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.SealedFiles;
import dev.holdfast.engine.snapshot.SnapshotDetails;
import dev.holdfast.engine.snapshot.SnapshotFile;
import dev.holdfast.engine.snapshot.SnapshotSummary;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.engine.store.WholeBlob;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileTimes;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.Node.SymlinkNode;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.engine.tree.Owner;
import dev.holdfast.engine.tree.TreeWriter;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes snapshots of hand-made trees: blob by blob, pack by pack. */
final class SnapshotMaker {
  static final Instant MODIFIED = Instant.parse("2020-01-02T03:04:05.678901234Z");

  private final BlobStore store;
  private final SecureRandom random = new SecureRandom();
  private final MasterKey key;
  private final SealedFiles files;
  private final BlobSealer sealer;
  private final Sha256 sha256 = new Sha256();
  private final Map<BlobType, PackBuilder> filling = new HashMap<>();
  private final Map<BlobId, Integer> stored = new HashMap<>();
  private final List<PackContents> packs = new ArrayList<>();
  private int snapshots;

  SnapshotMaker(BlobStore store) {
    this.store = store;
    this.key = masterKey(store);
    this.files = new SealedFiles(store, key, random);
    this.sealer = new BlobSealer(key, random, Compression.DEFAULT);
  }

  private static MasterKey masterKey(BlobStore store) {
    return StoreListing.of(store, BlobKind.KEY).stream()
        .map(entry -> BlobKey.of(BlobKind.KEY, entry.hash()))
        .map(name -> WholeBlob.read(store, name, KeyFile.BYTES_MAX))
        .map(file -> KeyFile.open(file, EngineEnvironments.password(), Runnable::run))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  /** Stores a blob, once. */
  BlobId blob(BlobType type, byte[] bytes) {
    BlobId id = new BlobId(sha256.hash(bytes, 0, bytes.length));
    if (stored.putIfAbsent(id, bytes.length) == null) {
      PackBuilder pack = filling.computeIfAbsent(type, PackBuilder::new);
      sealer.seal(type, bytes, 0, bytes.length);
      pack.add(id, sealer);
    }
    return id;
  }

  /** Ends the packs that are being filled: what follows goes to others. */
  SnapshotMaker endPacks() {
    for (PackBuilder pack : filling.values()) {
      pack.end(new Envelope(key, random));
      Hash name = sha256.hash(pack.bytes(), 0, pack.length());
      store.put(BlobKey.of(BlobKind.PACK, name), ByteBuffer.wrap(pack.bytes(), 0, pack.length()));
      packs.add(new PackContents(new PackId(name), pack.blobs()));
    }
    filling.clear();
    return this;
  }

  /** The packs that are ended and that no index file names yet. */
  List<PackContents> packs() {
    return List.copyOf(packs);
  }

  /** Stores an index file that says this, in the place of what {@link #packs} would say. */
  void index(PackContents... described) {
    files.save(BlobKind.INDEX, IndexFile.encode(List.of(described)));
    packs.clear();
  }

  /** A file whose content is these chunks. */
  FileNode file(String name, byte[]... chunks) {
    List<BlobId> content = Stream.of(chunks).map(chunk -> blob(BlobType.DATA, chunk)).toList();
    long size = Stream.of(chunks).mapToLong(chunk -> chunk.length).sum();
    return new FileNode(NodeName.of(name), attributes(0644), size, 1, content);
  }

  FileNode file(String name, String content) {
    return content.isEmpty() ? file(name) : file(name, content.getBytes(UTF_8));
  }

  /** The same file with another time. */
  static FileNode modifiedAt(Instant time, FileNode file) {
    Attributes old = file.attributes();
    Attributes attributes =
        new Attributes(
            old.mode(), FileTimes.all(time.atOffset(ZoneOffset.UTC)), old.owner(), old.identity());
    return new FileNode(file.name(), attributes, file.sizeBytes(), file.links(), file.content());
  }

  /** The same file as one name of several. */
  static FileNode linked(long inode, FileNode file) {
    Attributes old = file.attributes();
    Attributes attributes =
        new Attributes(old.mode(), old.times(), old.owner(), new FileIdentity(inode, 1));
    return new FileNode(file.name(), attributes, file.sizeBytes(), 2, file.content());
  }

  DirectoryNode directory(String name, Node... nodes) {
    return new DirectoryNode(NodeName.of(name), attributes(FileMode.DIRECTORY | 0755), tree(nodes));
  }

  static SymlinkNode symlink(String name, String target) {
    return new SymlinkNode(
        NodeName.of(name), attributes(FileMode.SYMLINK | 0777), ByteString.utf8(target), 1);
  }

  static Attributes attributes(int mode) {
    return new Attributes(
        new FileMode(mode),
        FileTimes.all(MODIFIED.atOffset(ZoneOffset.UTC)),
        new Owner(1000, 100, "", ""),
        FileIdentity.UNKNOWN);
  }

  /** Stores a tree of these nodes, sorted. */
  BlobId tree(Node... nodes) {
    TreeWriter tree = new TreeWriter();
    Stream.of(nodes).sorted(Comparator.comparing(Node::name)).forEach(tree::add);
    return blob(BlobType.TREE, tree.finish());
  }

  /** Stores a snapshot of a root with these nodes; all is durable and indexed then. */
  SnapshotId snapshot(Node... nodes) {
    return snapshot(tree(nodes));
  }

  SnapshotId snapshot(BlobId root) {
    endPacks();
    if (!packs.isEmpty()) {
      files.save(BlobKind.INDEX, IndexFile.encode(packs));
      packs.clear();
    }
    OffsetDateTime time =
        RepositoryFixture.NOW.plusSeconds(snapshots++).atOffset(ZoneOffset.ofHours(2));
    SnapshotDetails details =
        SnapshotDetails.at(time).withPaths(List.of("/made/by/hand")).withOrigin("test", "tester");
    return new SnapshotId(
        files.save(BlobKind.SNAPSHOT, SnapshotFile.encode(root, details, nothingCounted(time))));
  }

  private static SnapshotSummary nothingCounted(OffsetDateTime time) {
    return new SnapshotSummary(time, time, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }
}
