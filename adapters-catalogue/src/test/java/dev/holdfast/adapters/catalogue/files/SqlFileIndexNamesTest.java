package dev.holdfast.adapters.catalogue.files;

import static dev.holdfast.testkit.contract.FileIndexScene.LINE;
import static dev.holdfast.testkit.contract.FileIndexScene.OTHER_LINE;
import static dev.holdfast.testkit.contract.FileIndexScene.STRANGER;
import static dev.holdfast.testkit.contract.FileIndexScene.TENANT;
import static dev.holdfast.testkit.contract.FileIndexScene.file;
import static dev.holdfast.testkit.contract.FileIndexScene.id;
import static dev.holdfast.testkit.contract.FileIndexScene.named;
import static dev.holdfast.testkit.contract.FileIndexScene.paths;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.port.out.FileIndex.Extent;
import dev.holdfast.application.port.out.FileIndex.Over;
import dev.holdfast.application.port.out.FileIndex.Snapshot;
import dev.holdfast.application.port.out.FileIndex.Update;
import dev.holdfast.domain.protection.Indexing;
import dev.holdfast.domain.snapshot.SnapshotEntry;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.contract.FileIndexScene;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names that stay in memory between searches. */
final class SqlFileIndexNamesTest {
  /** More than a block has. */
  private static final int MANY = 5_000;

  @TempDir Path folder;

  @Test
  void namesOfTenantsSearchedLongAgo_areDropped_andReadAgain() {
    try (SqlFileIndex index = new SqlFileIndex(folder, 1)) {
      fill(index, TENANT, "/one");
      fill(index, STRANGER, "/other");
      assertThat(paths(index.search(TENANT, named("*")))).containsExactly("/one");
      long ofOne = index.namesBytes();
      assertThat(ofOne).isPositive();

      assertThat(paths(index.search(STRANGER, named("*")))).containsExactly("/other");
      assertThat(index.namesBytes()).isLessThan(2 * ofOne);

      assertThat(paths(index.search(TENANT, named("*")))).containsExactly("/one");
      assertThat(index.namesBytes()).isEqualTo(ofOne);
    }
  }

  @Test
  void namesThatFit_stayForAllTenants() {
    try (SqlFileIndex index = new SqlFileIndex(folder)) {
      fill(index, TENANT, "/one");
      fill(index, STRANGER, "/two");
      index.search(TENANT, named("*"));
      long ofOne = index.namesBytes();
      index.search(STRANGER, named("*"));

      assertThat(index.namesBytes()).isEqualTo(2 * ofOne);
    }
  }

  @Test
  void changeThatFailed_leavesNoNamesOfBlocksThatAreGone() {
    try (SqlFileIndex index = new SqlFileIndex(folder)) {
      FileIndexScene scene = new FileIndexScene(index);
      scene.whole(LINE, "a", manyFiles());
      scene.whole(OTHER_LINE, "c", file("/stays"));
      assertThat(index.search(TENANT, named("*")).total()).isEqualTo(MANY + 1);
      scene.forget("a");
      assertThatThrownBy(
              () ->
                  index.leaveOut(
                      new Over(TENANT, List.of(id("b")), 3),
                      () -> {
                        throw new IllegalStateException("lost");
                      }))
          .hasMessage("lost");
      scene.forget("b");

      assertThat(scene.found("*")).containsExactly("/stays");
    }
  }

  private static SnapshotEntry[] manyFiles() {
    return IntStream.range(0, MANY).mapToObj(i -> file("/a" + i)).toArray(SnapshotEntry[]::new);
  }

  private static void fill(SqlFileIndex index, TenantId tenant, String path) {
    Snapshot snapshot = new Snapshot(tenant, LINE, id("a"), Indexing.ALL, 1);
    try (Update update = index.begin(snapshot, Extent.WHOLE)) {
      update.put(file(path));
      assertThat(update.apply(() -> true)).isTrue();
    }
  }
}
