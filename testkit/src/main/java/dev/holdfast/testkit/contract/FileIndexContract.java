package dev.holdfast.testkit.contract;

import static dev.holdfast.domain.search.IndexingStatus.DONE;
import static dev.holdfast.domain.search.IndexingStatus.FAILED;
import static dev.holdfast.domain.search.IndexingStatus.IN_PROGRESS;
import static dev.holdfast.testkit.contract.FileIndexScene.LINE;
import static dev.holdfast.testkit.contract.FileIndexScene.OTHER_LINE;
import static dev.holdfast.testkit.contract.FileIndexScene.STRANGER;
import static dev.holdfast.testkit.contract.FileIndexScene.TENANT;
import static dev.holdfast.testkit.contract.FileIndexScene.file;
import static dev.holdfast.testkit.contract.FileIndexScene.id;
import static dev.holdfast.testkit.contract.FileIndexScene.named;
import static dev.holdfast.testkit.contract.FileIndexScene.paths;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.FileIndex;
import dev.holdfast.application.port.out.FileIndex.Extent;
import dev.holdfast.application.port.out.FileIndex.Newest;
import dev.holdfast.application.port.out.FileIndex.Update;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.Indexing;
import dev.holdfast.domain.search.FileHit;
import dev.holdfast.domain.search.FileQuery;
import dev.holdfast.domain.search.FoundFiles;
import dev.holdfast.domain.search.NameFilter;
import dev.holdfast.domain.search.NumberRange;
import dev.holdfast.domain.snapshot.EntryKind;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.source.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link FileIndex} must keep. */
public abstract class FileIndexContract {

  /** An index with nothing in it; asked for once in each test. */
  protected abstract FileIndex emptyIndex();

  @Test
  void indexedSnapshot_isFoundByName() {
    FileIndexScene scene = new FileIndexScene(emptyIndex());

    scene.whole(LINE, "a", file("/home/Report.pdf"), file("/home/other.txt"));

    FoundFiles found = scene.index().search(TENANT, named("report.PDF"));
    assertThat(found.total()).isEqualTo(1);
    assertThat(found.areMore()).isFalse();
    assertThat(found.page())
        .containsExactly(
            new FileHit(new EntryPath("/home/Report.pdf"), EntryKind.FILE, 10, 1_000_000, LINE));
    assertThat(scene.index().newest(TENANT, LINE, id("f")))
        .contains(new Newest(id("a"), Indexing.ALL));
    assertThat(scene.index().newest(TENANT, OTHER_LINE, id("f"))).isEmpty();
  }

  @Test
  void starsSayHowMuchOfANameIsMeant() {
    FileIndexScene scene = new FileIndexScene(emptyIndex());
    scene.whole(
        LINE, "a", file("/x/log"), file("/x/log.txt"), file("/x/my.log"), file("/x/my.log.gz"));

    assertThat(scene.found("log")).containsExactly("/x/log");
    assertThat(scene.found("LOG*")).containsExactly("/x/log", "/x/log.txt");
    assertThat(scene.found("*log")).containsExactly("/x/log", "/x/my.log");
    assertThat(scene.found("*og*"))
        .containsExactly("/x/log", "/x/log.txt", "/x/my.log", "/x/my.log.gz");
    assertThat(scene.found("*"))
        .containsExactly("/x/log", "/x/log.txt", "/x/my.log", "/x/my.log.gz");
    assertThat(scene.found("")).isEmpty();
  }

  @Test
  void namesAreFoldedByUnicode_andShownAsTheyAre() {
    FileIndexScene scene = new FileIndexScene(emptyIndex());
    scene.whole(
        LINE,
        "a",
        file("/ÄRGER.txt"),
        file("/ärger.TXT"),
        file("/line\nbreak"),
        file("/caf\\xE9"),
        file("/\uD83D\uDE00.png"));

    assertThat(scene.found("Ärger.txt")).containsExactly("/ÄRGER.txt", "/ärger.TXT");
    assertThat(scene.found("*E\nB*")).containsExactly("/line\nbreak");
    assertThat(scene.found("CAF\\xe9")).containsExactly("/caf\\xE9");
    assertThat(scene.found("\uD83D\uDE00*")).containsExactly("/\uD83D\uDE00.png");
  }

  @Test
  void pathIsThereOnce_untilNoSnapshotHoldsIt() {
    FileIndexScene scene = new FileIndexScene(emptyIndex());
    scene.whole(LINE, "a", file("/stays"), file("/goes"));
    scene.differences(LINE, "b", List.of(file("/comes")), List.of("/goes"));
    scene.differences(LINE, "c", List.of(), List.of());

    assertThat(scene.found("*")).containsExactly("/comes", "/goes", "/stays");

    scene.forget("b");
    assertThat(scene.found("*")).containsExactly("/comes", "/goes", "/stays");

    scene.forget("a");
    assertThat(scene.found("*")).containsExactly("/comes", "/stays");

    scene.forget("c");
    assertThat(scene.found("*")).isEmpty();
    assertThat(scene.index().newest(TENANT, LINE, id("f"))).isEmpty();
  }

  @Test
  void pathThatCameBack_isThereWhileEitherSnapshotIs() {
    FileIndexScene scene = new FileIndexScene(emptyIndex());
    scene.whole(LINE, "a", file("/back"));
    scene.differences(LINE, "b", List.of(), List.of("/back"));
    scene.differences(LINE, "c", List.of(file("/back")), List.of());
    scene.differences(LINE, "d", List.of(), List.of("/back"));

    scene.forget("c");
    assertThat(scene.found("*")).containsExactly("/back");

    scene.forget("a");
    assertThat(scene.found("*")).isEmpty();
  }

  @Test
  void changedFile_isFoundByWhatItIsNow() {
    FileIndexScene scene = new FileIndexScene(emptyIndex());
    scene.whole(LINE, "a", file("/f"));
    scene.differences(
        LINE, "b", List.of(FileIndexScene.entry("/f", EntryKind.DIRECTORY, 0, 7)), List.of());

    assertThat(scene.index().search(TENANT, named("f")).page())
        .containsExactly(new FileHit(new EntryPath("/f"), EntryKind.DIRECTORY, 0, 7, LINE));
  }

  @Test
  void wholeSnapshot_endsWhatItDoesNotHold() {
    FileIndexScene scene = new FileIndexScene(emptyIndex());
    scene.whole(LINE, "a", file("/one"), file("/two"));
    scene.whole(LINE, "b", file("/two"), file("/three"));
    assertThat(scene.found("*")).containsExactly("/one", "/three", "/two");

    scene.forget("a");

    assertThat(scene.found("*")).containsExactly("/three", "/two");
  }

  @Test
  void snapshotAfterTheNewestWasForgotten_isIndexedAsAWhole() {
    FileIndexScene scene = new FileIndexScene(emptyIndex());
    scene.whole(LINE, "a", file("/one"), file("/two"));
    scene.differences(LINE, "b", List.of(file("/three")), List.of("/two"));

    scene.forget("b");
    assertThat(scene.found("*")).containsExactly("/one", "/two");
    assertThat(scene.index().newest(TENANT, LINE, id("f"))).isEmpty();

    scene.whole(LINE, "c", file("/two"), file("/four"));
    scene.forget("a");
    assertThat(scene.found("*")).containsExactly("/four", "/two");
  }

  @Test
  void devicesAndTheirLike_areNotFound() {
    FileIndexScene scene = new FileIndexScene(emptyIndex());
    scene.whole(LINE, "a", FileIndexScene.entry("/dev", EntryKind.SPECIAL, 0, 0), file("/f"));
    scene.differences(
        LINE, "b", List.of(FileIndexScene.entry("/f", EntryKind.SPECIAL, 0, 0)), List.of());
    assertThat(scene.found("*")).containsExactly("/f");

    scene.forget("a");

    assertThat(scene.found("*")).isEmpty();
  }

  @Test
  void filtersAllHold() {
    FileIndexScene scene = new FileIndexScene(emptyIndex());
    scene.whole(
        LINE,
        "a",
        FileIndexScene.entry("/d", EntryKind.DIRECTORY, 0, 5),
        FileIndexScene.entry("/f5", EntryKind.FILE, 5, 50),
        FileIndexScene.entry("/f6", EntryKind.FILE, 6, 60),
        FileIndexScene.entry("/link", EntryKind.SYMLINK, 0, 70));
    scene.whole(OTHER_LINE, "b", FileIndexScene.entry("/f5", EntryKind.FILE, 5, 90));
    FileQuery any = named("*");

    assertThat(scene.found(kinds(any, Set.of(EntryKind.DIRECTORY, EntryKind.SYMLINK))))
        .containsExactly("/d", "/link");
    assertThat(scene.found(kinds(any, Set.of()))).isEmpty();
    assertThat(scene.found(lines(any, Set.of(OTHER_LINE.object()), null))).containsExactly("/f5");
    assertThat(scene.found(lines(any, Set.of(OTHER_LINE.object()), Set.of(LINE.group()))))
        .isEmpty();
    assertThat(scene.found(lines(any, null, Set.of(LINE.group(), new GroupId(99)))))
        .containsExactly("/d", "/f5", "/f6", "/link");
    assertThat(scene.found(ranges(any, new NumberRange(5, 5), NumberRange.ALL)))
        .containsExactly("/f5", "/f5");
    assertThat(scene.found(ranges(any, new NumberRange(5, 6), new NumberRange(60, 90))))
        .containsExactly("/f5", "/f6");
  }

  @Test
  void pagesFollowEachOther_andTellTheWholeCount() {
    FileIndexScene scene = new FileIndexScene(emptyIndex());
    scene.whole(LINE, "a", file("/b/Same"), file("/a/same"), file("/z"), file("/SAME"));
    scene.whole(OTHER_LINE, "b", file("/a/same"));
    FileQuery query =
        new FileQuery(
            NameFilter.ANY, FileQuery.KINDS, null, null, NumberRange.ALL, NumberRange.ALL, null, 2);
    List<String> all = new ArrayList<>();

    FoundFiles found = scene.index().search(TENANT, query);
    while (found.areMore()) {
      assertThat(found.total()).isEqualTo(5);
      assertThat(found.page()).hasSize(2);
      all.addAll(paths(found));
      query = after(query, found.page().getLast());
      found = scene.index().search(TENANT, query);
    }
    all.addAll(paths(found));

    assertThat(all).containsExactly("/SAME", "/a/same", "/a/same", "/b/Same", "/z");
    assertThat(scene.index().search(TENANT, named("same")).page())
        .extracting(FileHit::line)
        .containsExactly(LINE, LINE, OTHER_LINE, LINE);
  }

  @Test
  void pageGoesOnBehindAPlace_thatIsThereNoMore() {
    FileIndexScene scene = new FileIndexScene(emptyIndex());
    scene.whole(LINE, "a", file("/a"), file("/b"), file("/c"));
    FileQuery query = after(named("*"), scene.index().search(TENANT, named("b")).page().getFirst());
    scene.differences(LINE, "b", List.of(), List.of("/b"));
    scene.forget("a");

    assertThat(scene.found(query)).containsExactly("/c");
  }

  @Test
  void tenantsSeeTheirOwn() {
    FileIndexScene scene = new FileIndexScene(emptyIndex());
    scene.whole(LINE, "a", file("/mine"));

    assertThat(scene.index().search(STRANGER, named("*"))).isEqualTo(FoundFiles.NONE);
    assertThat(scene.index().newest(STRANGER, LINE, id("f"))).isEmpty();
    assertThat(scene.index().position(STRANGER)).isZero();
    assertThat(scene.index().statuses(STRANGER, List.of(id("a"))))
        .containsEntry(id("a"), IN_PROGRESS);
    scene.index().beginAnew(STRANGER);
    assertThat(scene.found("*")).containsExactly("/mine");
  }

  @Test
  void statusAndPosition_followWhatWasNoted() {
    FileIndexScene scene = new FileIndexScene(emptyIndex());
    assertThat(scene.index().position(TENANT)).isZero();
    scene.whole(LINE, "a", file("/f"));
    scene.index().pass(scene.snapshot(LINE, "b"), FAILED);

    assertThat(scene.index().statuses(TENANT, List.of(id("a"), id("b"), id("c"))))
        .containsEntry(id("a"), DONE)
        .containsEntry(id("b"), FAILED)
        .containsEntry(id("c"), IN_PROGRESS)
        .hasSize(3);
    assertThat(scene.index().position(TENANT)).isEqualTo(2);
    assertThat(scene.index().newest(TENANT, LINE, id("f")))
        .contains(new Newest(id("a"), Indexing.ALL));

    scene.forget("b");
    assertThat(scene.index().statuses(TENANT, List.of(id("b"))))
        .containsEntry(id("b"), IN_PROGRESS);
    assertThat(scene.index().position(TENANT)).isEqualTo(3);

    scene.index().beginAnew(TENANT);
    assertThat(scene.index().position(TENANT)).isZero();
    assertThat(scene.found("*")).isEmpty();
  }

  @Test
  void updateThatWasNotApplied_leavesNothing() {
    FileIndexScene scene = new FileIndexScene(emptyIndex());
    scene.whole(LINE, "a", file("/f"));

    try (Update update = scene.index().begin(scene.snapshot(LINE, "b"), Extent.DIFFERENCES)) {
      update.put(file("/g"));
      update.remove(new EntryPath("/f"));
    }
    try (Update update = scene.index().begin(scene.snapshot(LINE, "c"), Extent.WHOLE)) {
      update.put(file("/g"));
      assertThat(update.apply(() -> false)).isFalse();
    }

    assertThat(scene.found("*")).containsExactly("/f");
    assertThat(scene.index().position(TENANT)).isEqualTo(1);
    assertThat(scene.index().statuses(TENANT, List.of(id("b"))))
        .containsEntry(id("b"), IN_PROGRESS);
  }

  private static FileQuery kinds(FileQuery query, Set<EntryKind> kinds) {
    return new FileQuery(
        query.name(), kinds, null, null, NumberRange.ALL, NumberRange.ALL, null, 100);
  }

  private static FileQuery lines(
      FileQuery query, @Nullable Set<ObjectId> objects, @Nullable Set<GroupId> groups) {
    return new FileQuery(
        query.name(), query.kinds(), objects, groups, NumberRange.ALL, NumberRange.ALL, null, 100);
  }

  private static FileQuery ranges(FileQuery query, NumberRange bytes, NumberRange modified) {
    return new FileQuery(query.name(), query.kinds(), null, null, bytes, modified, null, 100);
  }

  private static FileQuery after(FileQuery query, FileHit last) {
    return new FileQuery(
        query.name(),
        query.kinds(),
        query.objects(),
        query.groups(),
        query.bytes(),
        query.modifiedMicros(),
        last.place(),
        query.limit());
  }
}
