package dev.holdfast.testkit.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.restore.RestoreAction;
import dev.holdfast.engine.restore.RestoreListener;
import dev.holdfast.engine.restore.RestoreRequest;
import dev.holdfast.engine.restore.RestoreResult;
import dev.holdfast.engine.restore.TargetDirectory;
import dev.holdfast.engine.restore.TargetFile;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A repository and a target for each test, at whose end no lock and no file is left open. */
final class RestoreFixture implements AfterEachCallback {
  private static final int CHUNK_BYTES = 1000;

  private final MemoryBlobStore store = new MemoryBlobStore();
  private final Repository repository = new RepositoryFixture().create(store);
  private final SnapshotMaker maker = new SnapshotMaker(store);
  private final MemoryRestoreTarget target = new MemoryRestoreTarget();
  private final Heard heard = new Heard();

  /** What a listener was told of the last restore. */
  static final class Heard implements RestoreListener {
    private final Map<SnapshotPath, RestoreAction> done = new TreeMap<>();
    private final Map<SnapshotPath, String> failed = new TreeMap<>();

    @Override
    public void done(SnapshotPath path, RestoreAction action) {
      done.put(path, action);
    }

    @Override
    public void failed(SnapshotPath path, String reason) {
      failed.put(path, reason);
    }

    Map<SnapshotPath, RestoreAction> done() {
      return done;
    }

    Map<SnapshotPath, String> failed() {
      return failed;
    }
  }

  @Override
  public void afterEach(ExtensionContext test) {
    assertThat(target.open()).isZero();
    assertThat(StoreListing.of(store, BlobKind.LOCK)).isEmpty();
  }

  MemoryBlobStore store() {
    return store;
  }

  Repository repository() {
    return repository;
  }

  SnapshotMaker maker() {
    return maker;
  }

  MemoryRestoreTarget target() {
    return target;
  }

  Heard heard() {
    return heard;
  }

  RestoreResult restore(RestoreRequest request) throws IOException {
    heard.done.clear();
    heard.failed.clear();
    return repository.restore(request, target, heard, Cancellation.NEVER);
  }

  List<StoreListing.Entry> packs() {
    return StoreListing.of(store, BlobKind.PACK);
  }

  /** A file of chunks of 1,000 bytes, every second of which lies in a pack of its own. */
  FileNode scattered(String name, int chunks) {
    byte[][] content = new byte[chunks][];
    for (int i = 0; i < chunks; i++) {
      content[i] = chunk(i);
      maker.blob(BlobType.DATA, content[i]);
      if (i % 2 == 0) {
        maker.endPacks();
      }
    }
    return maker.file(name, content);
  }

  static byte[] scatteredContent(int chunks) {
    byte[] content = new byte[chunks * CHUNK_BYTES];
    for (int i = 0; i < chunks; i++) {
      System.arraycopy(chunk(i), 0, content, i * CHUNK_BYTES, CHUNK_BYTES);
    }
    return content;
  }

  private static byte[] chunk(int number) {
    byte[] chunk = new byte[CHUNK_BYTES];
    Arrays.fill(chunk, (byte) (number + 1));
    return chunk;
  }

  /** Makes a file in the target's root. */
  void put(String name, String content) throws IOException {
    try (TargetDirectory root = target.root();
        TargetFile file = root.makeFile(NodeName.of(name))) {
      file.write(0, content.getBytes(UTF_8), 0, content.length());
    }
  }

  /** A change of a file. */
  @FunctionalInterface
  interface Change {
    void make(TargetFile file) throws IOException;
  }

  /** Changes a file in the target's root. */
  void change(SnapshotPath path, Change change) throws IOException {
    try (TargetDirectory root = target.root();
        TargetFile file = root.openFile(path.names().getFirst())) {
      change.make(file);
    }
  }

  /** What a file of the target says. */
  String text(SnapshotPath path) {
    return new String(target.content(path), UTF_8);
  }
}
