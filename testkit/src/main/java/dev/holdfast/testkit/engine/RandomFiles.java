package dev.holdfast.testkit.engine;

import dev.holdfast.engine.backup.NodeMetadata;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.engine.tree.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Made-up files: odd names, deep folders, sizes from nothing to several chunks. */
public final class RandomFiles {
  private static final int FOLDERS = 12;
  private static final int LONG_BYTES = 3 << 20;

  /** One file to be stored and read back. */
  @SuppressWarnings("ArrayRecordComponent") // compared by its content where that is meant
  public record TestFile(SnapshotPath path, NodeMetadata metadata, byte[] content) {}

  private final RandomGenerator random;

  public RandomFiles(RandomGenerator random) {
    this.random = random;
  }

  /** So many files or fewer, in random order, no two at one path and none in another. */
  public List<TestFile> files(int count) {
    List<SnapshotPath> folders = folders();
    Map<SnapshotPath, TestFile> files = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      SnapshotPath folder = folders.get(random.nextInt(folders.size()));
      SnapshotPath path = folder.resolve(name("f"));
      files.put(path, new TestFile(path, metadata(), content()));
    }
    List<TestFile> shuffled = new ArrayList<>(files.values());
    Collections.shuffle(shuffled, new Random(random.nextLong()));
    return shuffled;
  }

  private List<SnapshotPath> folders() {
    List<SnapshotPath> folders = new ArrayList<>(List.of(SnapshotPath.ROOT));
    for (int i = 0; i < FOLDERS; i++) {
      folders.add(folders.get(random.nextInt(folders.size())).resolve(name("d")));
    }
    return folders;
  }

  /** The first letter keeps files and folders apart. */
  private NodeName name(String letter) {
    byte[] name = new byte[random.nextInt(2, 14)];
    random.nextBytes(name);
    for (int i = 0; i < name.length; i++) {
      if (name[i] == 0 || name[i] == '/') {
        name[i] = '_';
      }
    }
    name[0] = (byte) letter.charAt(0);
    return new NodeName(ByteString.of(name));
  }

  private NodeMetadata metadata() {
    Instant time = Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1 << 29));
    Owner owner = random.nextBoolean() ? Owner.ROOT : new Owner(1000, 4_294_967_295L, "ann", "");
    return new NodeMetadata(random.nextInt(01000), time, owner);
  }

  private byte[] content() {
    int size =
        switch (random.nextInt(60)) {
          case 0 -> 0;
          case 1 -> random.nextInt(LONG_BYTES);
          default -> random.nextInt(20_000);
        };
    byte[] content = new byte[size];
    random.nextBytes(content);
    int mask = random.nextBoolean() ? 0xff : 0x0f;
    for (int i = 0; i < size; i++) {
      content[i] &= (byte) mask;
    }
    return content;
  }
}
