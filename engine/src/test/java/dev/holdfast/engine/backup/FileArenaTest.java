package dev.holdfast.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.Seeds;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FileArenaTest {

  @Test
  void files_comeBackAsAdded_inTheOrderOfTheirPaths() {
    Seeds.forEachSeed(
        20,
        random -> {
          FileArena arena = new FileArena();
          List<FileArena.Entry> added = new ArrayList<>();
          for (int i = random.nextInt(3000); i > 0; i--) {
            FileArena.Entry file = file(random);
            arena.add(file.path(), file.metadata(), file.sizeBytes(), file.content());
            added.add(file);
          }

          List<FileArena.Entry> found = new ArrayList<>();
          arena.forEachInOrder(found::add);

          added.sort(Comparator.comparing(FileArena.Entry::path)); // stable, as the arena is
          assertThat(found).isEqualTo(added);
          assertThat(arena.count()).isEqualTo(added.size());
        });
  }

  @Test
  void fileOfManyBlobs_isKeptWhole() {
    List<BlobId> content = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      content.add(new BlobId(new Hash(i, i, i, i)));
    }
    FileArena arena = new FileArena();
    NodeMetadata metadata = NodeMetadata.of(0644, Instant.EPOCH);

    arena.add(SnapshotPath.of("long"), metadata, Long.MAX_VALUE, content);
    arena.add(SnapshotPath.of("after"), metadata, 0, List.of());

    List<FileArena.Entry> found = new ArrayList<>();
    arena.forEachInOrder(found::add);
    assertThat(found.getFirst().path()).isEqualTo(SnapshotPath.of("after"));
    assertThat(found.getLast().content()).isEqualTo(content);
    assertThat(found.getLast().sizeBytes()).isEqualTo(Long.MAX_VALUE);
  }

  private static FileArena.Entry file(SplittableRandom random) {
    SnapshotPath path = SnapshotPath.ROOT;
    for (int depth = random.nextInt(1, 4); depth > 0; depth--) {
      path = path.resolve(Long.toString(random.nextLong(1000), 36));
    }
    List<BlobId> content = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      content.add(new BlobId(new Hash(random.nextLong(), 1, 2, 3)));
    }
    Instant time = Instant.ofEpochSecond(random.nextLong(-9_999_999, 9_999_999), random.nextInt(9));
    Owner owner = new Owner(random.nextInt(3), 7, "ann", "");
    NodeMetadata metadata = new NodeMetadata(random.nextInt(01000), time, owner);
    return new FileArena.Entry(path, metadata, random.nextLong(1L << 50), content);
  }
}
