package dev.holdfast.testkit.engine;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.check.CheckOptions;
import dev.holdfast.engine.check.CheckResult;
import dev.holdfast.engine.check.DataChoice;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A repository to be checked, and what was told of it. */
abstract class CheckCase {
  final RepositoryFixture fixture = new RepositoryFixture();
  final MemoryBlobStore store = new MemoryBlobStore();
  final Repository repository = fixture.create(store);
  final SnapshotMaker maker = new SnapshotMaker(store);

  final ToldFindings told = new ToldFindings();

  CheckResult check(CheckOptions options) {
    return check(store, options);
  }

  CheckResult check(BlobStore of, CheckOptions options) {
    return fixture.open(of).care().check(options, told, Cancellation.NEVER);
  }

  static CheckOptions reading(DataChoice data) {
    return CheckOptions.reading(data);
  }

  PackContents lastPack() {
    return maker.endPacks().packs().getLast();
  }

  void makePacks(int count) {
    SplittableRandom random = new SplittableRandom(11);
    List<Node> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(maker.file("f" + i, randomBytes(random, random.nextInt(1000, 3000))));
      maker.endPacks();
    }
    maker.snapshot(files.toArray(Node[]::new));
  }

  static byte[] randomBytes(SplittableRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  long packBytes() {
    return StoredFiles.packBytes(store);
  }
}
