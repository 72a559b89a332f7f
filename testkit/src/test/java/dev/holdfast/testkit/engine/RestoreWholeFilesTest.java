package dev.holdfast.testkit.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.restore.Overwrite;
import dev.holdfast.engine.restore.RestoreAction;
import dev.holdfast.engine.restore.RestoreListener;
import dev.holdfast.engine.restore.RestoreOption;
import dev.holdfast.engine.restore.RestoreRequest;
import dev.holdfast.engine.restore.RestoreResult;
import dev.holdfast.engine.restore.RestoreTarget;
import dev.holdfast.engine.restore.TargetDirectory;
import dev.holdfast.engine.restore.TargetFile;
import dev.holdfast.engine.restore.WholeFiles;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that have their names only when they are whole. */
final class RestoreWholeFilesTest {
  private static final SnapshotPath A = SnapshotPath.of("a");
  private static final SnapshotPath B = SnapshotPath.of("b");
  private static final SnapshotPath SMALL = SnapshotPath.of("dir", "small");
  private static final SnapshotPath EMPTY = SnapshotPath.of("dir", "empty");
  private static final SnapshotPath LINK = SnapshotPath.of("link");
  private static final WholeFiles WHOLE = new WholeFiles("test-1", false);
  private static final byte[] OLD = "old".getBytes(UTF_8);
  private static final int CHUNKS = 5;

  @RegisterExtension private final RestoreFixture restoring = new RestoreFixture();

  private final SnapshotMaker maker = restoring.maker();
  private final MemoryRestoreTarget target = restoring.target();

  @Test
  void everything_comesBack_andNoOtherNameIsLeft() throws IOException {
    RestoreResult result = restoring.restore(request(everything()));

    assertThat(result.isComplete()).isTrue();
    assertThat(target.content(A)).isEqualTo(RestoreFixture.scatteredContent(CHUNKS));
    assertThat(target.content(SMALL)).isEqualTo("x".getBytes(UTF_8));
    assertThat(target.content(EMPTY)).isEmpty();
    assertThat(target.status(A).modified()).isEqualTo(SnapshotMaker.MODIFIED);
    assertThatNoOtherNameIsLeft();
  }

  @Test
  void fileThatDiffers_isReplacedAsAWhole_andOneThatIsRightIsLeft() throws IOException {
    SnapshotId snapshot = everything();
    restoring.restore(request(snapshot));
    restoring.change(A, file -> file.write(1500, new byte[] {99}, 0, 1));
    long changed = target.status(A).identity().inode();
    long right = target.status(SMALL).identity().inode();

    RestoreResult second = restoring.restore(request(snapshot));

    assertThat(second.updated()).isEqualTo(1);
    assertThat(second.bytesWritten()).isEqualTo(target.content(A).length);
    assertThat(target.content(A)).isEqualTo(RestoreFixture.scatteredContent(CHUNKS));
    assertThat(target.status(A).identity().inode()).isNotEqualTo(changed);
    assertThat(target.status(SMALL).identity().inode()).isEqualTo(right);
    assertThatNoOtherNameIsLeft();
  }

  @Test
  void fileThatIsThere_isKeptByTheRule() throws IOException {
    restoring.put("a", "old");

    restoring.restore(request(everything()).overwriting(Overwrite.NEVER));

    assertThat(restoring.text(A)).isEqualTo("old");
    assertThat(restoring.heard().done().get(A)).isEqualTo(RestoreAction.KEPT);
    assertThat(target.content(SMALL)).isEqualTo("x".getBytes(UTF_8));
  }

  @Test
  void fileThatATryBeforeBroughtBack_isNoneThatIsKept() throws IOException {
    SnapshotId snapshot = everything();
    restoring.restore(request(snapshot));
    restoring.change(A, file -> file.write(0, new byte[] {99}, 0, 1));

    restoring.restore(retry(snapshot));

    assertThat(restoring.heard().done())
        .containsEntry(A, RestoreAction.KEPT)
        .containsEntry(SMALL, RestoreAction.UNCHANGED);
  }

  @Test
  void fileThatATryBeforeBroughtBack_withoutItsTime_isNoneThatIsKept() throws IOException {
    restoring.put("a", "mine");

    restoring.restore(retry(maker.snapshot(maker.file("a", "mine"))));

    assertThat(restoring.heard().done()).containsEntry(A, RestoreAction.UNCHANGED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 1500, CHUNKS * 1000})
  void fileThatLostItsContentWhenTheMachineWentDown_isBroughtBackByTheNextTry(int bytesLeft)
      throws IOException {
    SnapshotId snapshot = everything();
    restoring.restore(request(snapshot));
    Attributes stored = target.attributes(A);
    restoring.change(A, file -> loseContent(file, bytesLeft));
    try (TargetDirectory root = target.root()) {
      root.apply(A.names().getFirst(), stored);
    }

    RestoreResult result = restoring.restore(retry(snapshot));

    assertThat(result.isComplete()).isTrue();
    assertThat(target.content(A)).isEqualTo(RestoreFixture.scatteredContent(CHUNKS));
    assertThat(target.attributes(A).times().modified()).isEqualTo(stored.times().modified());
    assertThat(restoring.heard().done()).containsEntry(A, RestoreAction.UPDATED);
    assertThatNoOtherNameIsLeft();
  }

  private static void loseContent(TargetFile file, int bytesLeft) throws IOException {
    file.resize(0);
    file.resize(bytesLeft);
  }

  @Test
  void linkInTheWayOfAFile_andFileInTheWayOfALink_areReplaced() throws IOException {
    try (TargetDirectory root = target.root()) {
      root.makeSymlink(NodeName.of("a"), ByteString.utf8("elsewhere"));
      root.makeFile(NodeName.of("link")).close();
    }

    restoring.restore(request(everything()));

    assertThat(target.content(A)).isEqualTo(RestoreFixture.scatteredContent(CHUNKS));
    assertThat(target.status(LINK).mode().isSymlink()).isTrue();
    assertThat(restoring.heard().done())
        .containsEntry(A, RestoreAction.UPDATED)
        .containsEntry(LINK, RestoreAction.UPDATED);
    assertThatNoOtherNameIsLeft();
  }

  @Test
  void furtherName_takesThePlaceOfWhatIsThere() throws IOException {
    SnapshotId snapshot =
        maker.snapshot(
            SnapshotMaker.linked(7, maker.file("a", "same")),
            SnapshotMaker.linked(7, maker.file("b", "same")));
    restoring.put("b", "old");

    restoring.restore(request(snapshot));

    assertThat(target.status(B).identity()).isEqualTo(target.status(A).identity());
    assertThatNoOtherNameIsLeft();
  }

  @Test
  void dryRun_changesNothing() throws IOException {
    restoring.put("a", "old");

    RestoreResult result = restoring.restore(request(everything()).with(RestoreOption.DRY_RUN));

    assertThat(result.updated()).isEqualTo(1);
    assertThat(target.paths()).containsExactly(A);
    assertThat(restoring.text(A)).isEqualTo("old");
  }

  @Test
  void cancelledRestore_leavesWholeFilesAlone() throws IOException {
    SnapshotId snapshot = everything();
    restoring.put("a", "old");
    int calls = 0;
    for (boolean isWhole = false; !isWhole; calls++) {
      AtomicInteger left = new AtomicInteger(calls);
      try {
        restoring
            .repository()
            .restore(
                request(snapshot),
                target,
                RestoreListener.SILENT,
                () -> left.decrementAndGet() < 0);
        isWhole = true;
      } catch (CancellationException e) {
        assertThatNoOtherNameIsLeft();
        assertThatEachFileIsWhole("cancelled at call " + calls);
      }
    }
    assertThat(calls).isGreaterThan(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void restoreThatIsKilledAnywhere_leavesNoPartUnderAName_andGoesOn(int workers)
      throws IOException {
    SnapshotId snapshot = everything();
    boolean isKilled = true;
    for (int call = 1; isKilled; call++) {
      MemoryRestoreTarget fresh = new MemoryRestoreTarget();
      put(fresh, "a");
      DyingTarget dying = new DyingTarget(fresh, call);
      restoring
          .repository()
          .restore(
              request(snapshot).by(workers), dying, RestoreListener.SILENT, Cancellation.NEVER);
      isKilled = dying.isDead();
      String crash = "killed at call " + call;
      assertThatEachFileIsWhole(fresh, crash);

      RestoreResult result =
          restoring
              .repository()
              .restore(request(snapshot), fresh, RestoreListener.SILENT, Cancellation.NEVER);

      assertThat(result.isComplete()).as(crash).isTrue();
      assertThat(fresh.content(A)).as(crash).isEqualTo(RestoreFixture.scatteredContent(CHUNKS));
      assertThat(fresh.paths()).as(crash).noneMatch(RestoreWholeFilesTest::isUnfinished);
    }
  }

  @Test
  void fileWithAMissingPiece_isNotThere_andTheOthersAre() throws IOException {
    SnapshotId snapshot = everything();
    restoring.store().delete(BlobKey.of(BlobKind.PACK, restoring.packs().getFirst().hash()));

    RestoreResult result = restoring.restore(request(snapshot));

    assertThat(result.failed()).isPositive();
    assertThatEachFileIsWhole("a pack is missing");
    assertThatNoOtherNameIsLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a/b", "a b", "\u00e4"})
  void markThatIsNoGoodInAName_isRefused(String mark) {
    assertThatThrownBy(() -> new WholeFiles(mark, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private SnapshotId everything() {
    return maker.snapshot(
        restoring.scattered("a", CHUNKS),
        maker.directory("dir", maker.file("empty", ""), maker.file("small", "x")),
        SnapshotMaker.symlink("link", "t"));
  }

  private static RestoreRequest request(SnapshotId snapshot) {
    return RestoreRequest.of(snapshot).whole(WHOLE);
  }

  private static RestoreRequest retry(SnapshotId snapshot) {
    return RestoreRequest.of(snapshot)
        .overwriting(Overwrite.NEVER)
        .whole(new WholeFiles("test-1", true));
  }

  private static void put(MemoryRestoreTarget target, String name) throws IOException {
    try (TargetDirectory root = target.root();
        var file = root.makeFile(NodeName.of(name))) {
      file.write(0, OLD, 0, OLD.length);
    }
  }

  private static boolean isUnfinished(SnapshotPath path) {
    return WHOLE.isUnfinished(path.names().getLast());
  }

  private void assertThatNoOtherNameIsLeft() {
    assertThat(target.paths()).noneMatch(RestoreWholeFilesTest::isUnfinished);
  }

  private void assertThatEachFileIsWhole(String when) {
    assertThatEachFileIsWhole(target, when);
  }

  private static void assertThatEachFileIsWhole(MemoryRestoreTarget target, String when) {
    byte[] whole = RestoreFixture.scatteredContent(CHUNKS);
    if (target.paths().contains(A)) {
      byte[] content = target.content(A);
      assertThat(Arrays.equals(content, OLD) || Arrays.equals(content, whole)).as(when).isTrue();
    }
    if (target.paths().contains(SMALL)) {
      assertThat(target.content(SMALL)).as(when).isEqualTo("x".getBytes(UTF_8));
      assertThat(target.status(SMALL).modified()).as(when).isEqualTo(SnapshotMaker.MODIFIED);
    }
  }

  /**
   * A target on which nothing has an effect any more from one call on, as if it was killed then.
   */
  private static final class DyingTarget implements RestoreTarget {
    private final MemoryRestoreTarget target;
    private final AtomicInteger callsLeft;
    private final AtomicBoolean isDead = new AtomicBoolean();

    DyingTarget(MemoryRestoreTarget target, int call) {
      this.target = target;
      this.callsLeft = new AtomicInteger(call);
    }

    boolean isDead() {
      return isDead.get();
    }

    @Override
    public TargetDirectory root() throws IOException {
      return dying(TargetDirectory.class, target.root());
    }

    @Override
    public Optional<TargetDirectory> rootIfThere() {
      throw new UnsupportedOperationException("Only dry runs ask for it");
    }

    private <T> T dying(Class<T> type, T real) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> call(real, method, arguments)));
    }

    private @Nullable Object call(
        Object real, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
      if (!method.getName().equals("close")) {
        live();
      }
      try {
        return switch (method.invoke(real, arguments)) {
          case TargetDirectory directory -> dying(TargetDirectory.class, directory);
          case TargetFile file -> dying(TargetFile.class, file);
          case null -> null;
          case Object result -> result;
        };
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    private void live() throws IOException {
      if (callsLeft.decrementAndGet() <= 0) {
        isDead.set(true);
        throw new IOException("killed");
      }
    }
  }
}
