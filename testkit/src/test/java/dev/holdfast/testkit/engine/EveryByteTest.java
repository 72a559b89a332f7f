package dev.holdfast.testkit.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.backup.NodeMetadata;
import dev.holdfast.engine.check.CheckListener;
import dev.holdfast.engine.check.CheckOptions;
import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.restore.RestoreListener;
import dev.holdfast.engine.restore.RestoreRequest;
import dev.holdfast.engine.restore.SnapshotReader;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.testkit.build.RandomCases;
import dev.holdfast.testkit.engine.RandomFiles.TestFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each byte of each file of a small repository is another one. */
class EveryByteTest {
  /** From one byte to the next that is changed; 1 for all. */
  private static final int STRIDE = Integer.getInteger("holdfast.bytes.stride", 23);

  private final RepositoryFixture fixture = new RepositoryFixture();
  private final MemoryBlobStore store = new MemoryBlobStore();
  private final List<TestFile> files =
      List.of(file("a/one", "one and only"), file("a/b/two", ""), file("three", "3".repeat(100)));
  private final SnapshotId snapshot = fixture.backUp(fixture.create(store), files).id();

  private static TestFile file(String path, String content) {
    return new TestFile(
        SnapshotPath.of(path.split("/", -1)),
        NodeMetadata.of(0644, RepositoryFixture.NOW),
        content.getBytes(UTF_8));
  }

  /** What is asked of a repository of which one byte is another. */
  @FunctionalInterface
  private interface Trial {
    void run(MemoryBlobStore damaged) throws IOException;
  }

  private void atEachByte(BlobKind kind, Trial trial) {
    RandomCases.check(
        1,
        random -> {
          for (BlobKey file : keys(kind)) {
            for (int at = random.nextInt(STRIDE); at < store.size(file); at += STRIDE) {
              byte[] bytes = store.bytes(file);
              bytes[at] ^= (byte) random.nextInt(1, 256);
              runOne(trial, file, at, bytes);
            }
          }
        });
  }

  private void runOne(Trial trial, BlobKey file, int at, byte[] bytes) {
    MemoryBlobStore damaged = store.copy();
    damaged.damage(file, bytes);
    try {
      trial.run(damaged);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("Byte %d of %s is %d".formatted(at, file, bytes[at]), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<BlobKey> keys(BlobKind kind) {
    if (kind.fixedName().isPresent()) {
      return List.of(BlobKey.only(kind));
    }
    List<BlobKey> keys = new ArrayList<>();
    store.list(kind, (name, size) -> keys.add(new BlobKey(kind, name)));
    assertThat(keys).isNotEmpty();
    return keys;
  }

  @ParameterizedTest
  @EnumSource(names = {"CONFIG", "KEY", "PACK", "INDEX", "SNAPSHOT"})
  void anyOtherByte_isFoundWhenOpeningOrByACheck(BlobKind kind) {
    AtomicInteger bytes = new AtomicInteger();
    atEachByte(
        kind,
        damaged -> {
          bytes.incrementAndGet();
          assertThat(isFound(damaged)).isTrue();
        });
    System.out.printf("EveryByteTest: %d bytes of files of kind %s%n", bytes.get(), kind);
  }

  private boolean isFound(MemoryBlobStore damaged) {
    Repository repository;
    try {
      repository = fixture.open(damaged);
    } catch (EngineException e) {
      return true;
    }
    return !repository
        .care()
        .check(CheckOptions.ALL, CheckListener.NONE, Cancellation.NEVER)
        .isSound();
  }

  @ParameterizedTest
  @EnumSource(names = {"CONFIG", "KEY", "PACK", "INDEX", "SNAPSHOT"})
  void anyOtherByte_givesTheRightBytesOrATypedError_andNeverWrongBytes(BlobKind kind) {
    atEachByte(
        kind,
        damaged -> {
          try {
            Repository repository = fixture.open(damaged);
            readFiles(repository);
            restoreFiles(repository);
          } catch (EngineException e) {
            assertThat(e).message().isNotBlank();
          }
        });
  }

  private void readFiles(Repository repository) {
    try (SnapshotReader reader = repository.openSnapshot(snapshot)) {
      for (TestFile file : files) {
        try {
          assertThat(RepositoryFixture.read(reader.open(file.path()))).isEqualTo(file.content());
        } catch (EngineException e) {
          assertThat(e).message().isNotBlank();
        }
      }
    } catch (EngineException e) {
      assertThat(e).message().isNotBlank();
    }
  }

  private void restoreFiles(Repository repository) throws IOException {
    MemoryRestoreTarget target = new MemoryRestoreTarget();
    Set<SnapshotPath> failed = new HashSet<>();
    RestoreListener listener =
        new RestoreListener() {
          @Override
          public void failed(SnapshotPath path, String reason) {
            failed.add(path);
          }
        };
    repository.restore(RestoreRequest.of(snapshot), target, listener, Cancellation.NEVER);
    for (TestFile file : files) {
      if (failed.stream().noneMatch(path -> holds(path, file.path()))) {
        assertThat(target.content(file.path())).isEqualTo(file.content());
      }
    }
  }

  /** Whether it is the same path, or lies above it. */
  private static boolean holds(SnapshotPath above, SnapshotPath path) {
    int depth = above.names().size();
    return depth <= path.names().size() && path.names().subList(0, depth).equals(above.names());
  }
}
