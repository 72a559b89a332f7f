package dev.holdfast.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.application.port.out.FileSnapshots.Label;
import dev.holdfast.application.port.out.FileSnapshots.Order;
import dev.holdfast.application.port.out.FileSnapshots.Outcome;
import dev.holdfast.application.port.out.FileSnapshots.Problem;
import dev.holdfast.application.port.out.FileSnapshots.Progress;
import dev.holdfast.application.port.out.FileSnapshots.Watch;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.protection.SnapshotGuard;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.FileSelection;
import dev.holdfast.domain.source.IgnorableError;
import dev.holdfast.domain.source.IncludedPath;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What all {@link FileSnapshots} must keep. */
public abstract class FileSnapshotsContract {
  private static final TenantId TENANT = TenantId.DEFAULT;
  private static final Instant TIME = Instant.parse("2026-03-04T05:06:07Z");

  /** Goes on whatever comes. */
  protected static final Watch PATIENT = watch(true, new ArrayList<>());

  /** What is tested, with nothing stored at first; the same one within a test. */
  protected abstract FileSnapshots snapshots();

  /** The store in which its snapshots are. */
  protected abstract SnapshotStore store();

  /** A folder of the machine that is empty at first; without links in its path. */
  protected abstract String folder();

  /** Makes a file on the machine, and the folders on the way. */
  protected abstract void makeFile(String path, String content);

  @Test
  void files_areStoredUnderTheirFullPaths() throws IOException {
    make("srv/a", "one");
    make("srv/deep/b", "three");
    make("other/c", "not selected");

    Outcome.Stored stored = stored(order(FileSelection.of(path("srv"))));

    assertThat(content(stored.snapshot(), "srv/a")).isEqualTo("one");
    assertThat(content(stored.snapshot(), "srv/deep/b")).isEqualTo("three");
    assertMissing(stored.snapshot(), "other/c");
    assertThat(stored.totals().files()).isEqualTo(2);
    assertThat(stored.totals().changedFiles()).isEqualTo(2);
    assertThat(stored.totals().directories()).isEqualTo(2);
    assertThat(stored.totals().logicalBytes()).isEqualTo(8);
    assertThat(stored.totals().bytesRead()).isEqualTo(8);
    assertThat(stored.totals().bytesAdded()).isPositive();
    assertThat(stored.problems().count()).isZero();
  }

  @Test
  void snapshot_isFoundByItsTag() {
    make("srv/a", "one");

    SnapshotId id = stored(order(FileSelection.of(path("srv")))).snapshot();

    assertThat(store().findByTag(TENANT, "job:1")).contains(id);
    assertThat(store().list(TENANT))
        .containsExactly(new SnapshotStore.Listed(id, TIME, List.of("job:1", "group:7")));
  }

  @Test
  void storedSnapshot_isFoundAgain_withWhatItHolds() {
    make("srv/a", "one");
    make("srv/deep/b", "three");
    Outcome.Stored stored = stored(order(FileSelection.of(path("srv"))));

    assertThat(snapshots().find(TENANT, "job:2")).isEmpty();
    assertThat(snapshots().find(TENANT, "job:1"))
        .hasValueSatisfying(
            found -> {
              assertThat(found.snapshot()).isEqualTo(stored.snapshot());
              assertThat(found.totals().files()).isEqualTo(2);
              assertThat(found.totals().logicalBytes()).isEqualTo(8);
            });
  }

  @Test
  void unchangedFile_isNotReadAgain() throws IOException {
    make("srv/same", "the same");
    make("srv/other", "before");
    SnapshotId parent = stored(order(FileSelection.of(path("srv")))).snapshot();
    make("srv/other", "after, and longer");

    Outcome.Stored second = stored(order(FileSelection.of(path("srv")), parent));
    Outcome.Stored full = stored(order(FileSelection.of(path("srv"))));

    assertThat(second.totals().files()).isEqualTo(2);
    assertThat(second.totals().changedFiles()).isEqualTo(1);
    assertThat(second.totals().bytesRead()).isEqualTo(17);
    assertThat(content(second.snapshot(), "srv/same")).isEqualTo("the same");
    assertThat(content(second.snapshot(), "srv/other")).isEqualTo("after, and longer");
    assertThat(full.totals().bytesRead()).as("without parent").isEqualTo(25);
  }

  @Test
  void parentThatIsGone_isNone() {
    make("srv/a", "one");
    SnapshotId gone = stored(order(FileSelection.of(path("srv")))).snapshot();
    store().forget(TENANT, List.of(SnapshotGuard.unprotected(TENANT, gone)));

    Outcome.Stored second = stored(order(FileSelection.of(path("srv")), gone));

    assertThat(second.totals().bytesRead()).isEqualTo(3);
  }

  @Test
  void excludedPaths_areLeftOut_eachWhereItCounts() {
    make("srv/keep", "1");
    make("srv/cache/x", "2");
    make("srv/a.tmp", "3");
    make("srv/log/deep/b.log", "4");
    make("home/cache/x", "5");
    make("home/c.tmp", "6");
    FileSelection selection =
        new FileSelection(
            List.of(
                new IncludedPath(
                    path("srv"), List.of(path("srv/cache").value(), "log/**/?.log"), false),
                IncludedPath.whole(path("home"))),
            null,
            List.of("*.tmp"),
            Set.of(),
            Set.of(),
            Set.of());

    SnapshotId id = stored(order(selection)).snapshot();

    assertHolds(id, "srv/keep", "home/cache/x");
    assertMissing(id, "srv/cache/x");
    assertMissing(id, "srv/a.tmp");
    assertMissing(id, "srv/log/deep/b.log");
    assertMissing(id, "home/c.tmp");
  }

  @Test
  void innerIncludedPath_isKept_thoughTheOuterOneExcludesIt() {
    make("srv/data/drop", "1");
    make("srv/data/deep/keep", "2");
    FileSelection selection =
        new FileSelection(
            List.of(
                new IncludedPath(path("srv"), List.of(path("srv/data").value()), false),
                IncludedPath.whole(path("srv/data/deep"))),
            null,
            List.of(),
            Set.of(),
            Set.of(),
            Set.of());

    SnapshotId id = stored(order(selection)).snapshot();

    assertHolds(id, "srv/data/deep/keep");
    assertMissing(id, "srv/data/drop");
  }

  @Test
  void singleFile_canBeIncluded() {
    make("srv/a", "1");
    make("srv/b", "2");

    SnapshotId id = stored(order(FileSelection.of(path("srv/a")))).snapshot();

    assertHolds(id, "srv/a");
    assertMissing(id, "srv/b");
  }

  @Test
  void pathThatIsNotThere_isAProblem_orIgnoredWhereThatIsSaid() {
    make("srv/a", "1");
    List<IncludedPath> both =
        List.of(IncludedPath.whole(path("srv")), IncludedPath.whole(path("gone")));
    FileSelection strict = new FileSelection(both, null, List.of(), Set.of(), Set.of(), Set.of());
    FileSelection lenient =
        new FileSelection(
            both, null, List.of(), Set.of(), Set.of(), Set.of(IgnorableError.NON_EXISTENT));

    Outcome.Stored counted = stored(order(strict));
    Outcome.Stored ignored = stored(order(lenient));

    assertThat(counted.problems().count()).isEqualTo(1);
    assertThat(counted.problems().ignored()).isZero();
    assertThat(counted.problems().named())
        .containsExactly(new Problem(path("gone").value(), "there is no such file"));
    assertThat(ignored.problems().count()).isZero();
    assertThat(ignored.problems().ignored()).isEqualTo(1);
    assertThat(ignored.problems().named()).isEmpty();
    assertHolds(ignored.snapshot(), "srv/a");
  }

  @Test
  void selectionOfNothingThatIsThere_fails() {
    assertThatThrownBy(() -> stored(order(FileSelection.of(path("gone")))))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Nothing of what is selected is there")
        .hasMessageContaining(path("gone").value());
    assertThat(store().list(TENANT)).isEmpty();
  }

  @Test
  void metadataFile_namesFurtherPaths() {
    make("srv/a", "1");
    make("home/b", "2");
    make("home/c", "3");
    make("list", "# paths\n\n" + path("home/b") + "\n");

    SnapshotId id =
        stored(order(FileSelection.of(path("srv")).withMetadataFile(path("list")))).snapshot();

    assertHolds(id, "srv/a", "home/b");
    assertMissing(id, "home/c");
    assertMissing(id, "list");
  }

  @Test
  void metadataFileThatCannotBeUsed_isRefused_withTheLine() {
    make("srv/a", "1");
    make("relative", path("srv") + "\nsrv\n");
    make("long", "\n".repeat(10_001));
    make("huge", "#" + "x".repeat(1 << 20));

    assertMetadataRefused("relative", "line 2");
    assertMetadataRefused("long", "more than 10000 lines");
    assertMetadataRefused("huge", "longer than 1048576 bytes");
    FileSelection missing = FileSelection.of(path("srv")).withMetadataFile(path("missing"));
    assertThatThrownBy(() -> stored(order(missing)))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining(path("missing").value());
  }

  @Test
  void pathOutsideOfTheRoots_isRefused_andNothingIsStored() {
    make("srv/a", "1");
    make("home/b", "2");
    AllowedRoots roots = new AllowedRoots(List.of(path("srv")));
    FileSelection outside = FileSelection.of(path("srv"), path("home"));
    make("srv/list", path("home/b") + "\n");
    FileSelection byFile = FileSelection.of(path("srv/a")).withMetadataFile(path("srv/list"));
    FileSelection fileOutside = FileSelection.of(path("srv")).withMetadataFile(path("home/b"));
    FileSelection missing = FileSelection.of(path("srv"), path("nothing"));

    for (FileSelection selection : List.of(outside, byFile, fileOutside, missing)) {
      assertThatThrownBy(() -> stored(order(selection, roots)))
          .as(selection.toString())
          .isInstanceOf(ForbiddenException.class)
          .hasMessageContaining("Its allowed roots are " + path("srv"));
    }
    assertThatThrownBy(() -> stored(order(outside, AllowedRoots.NONE)))
        .isInstanceOf(ForbiddenException.class)
        .hasMessageContaining("no allowed roots");
    assertThat(store().list(TENANT)).isEmpty();
    assertHolds(stored(order(FileSelection.of(path("srv")), roots)).snapshot(), "srv/a");
  }

  @Test
  void pathOutsideOfTheRoots_isRefusedBeforeAnythingIsStored() {
    make("srv/a", "1");
    make("home/b", "2");
    AllowedRoots roots = new AllowedRoots(List.of(path("srv")));
    FileSelection within = FileSelection.of(path("srv"), path("srv/not/there"));

    for (FileSelection outside :
        List.of(
            FileSelection.of(path("srv"), path("home")),
            FileSelection.of(path("srv"), path("home/nothing")),
            FileSelection.of(path("srv")).withMetadataFile(path("home/b")))) {
      assertThatThrownBy(() -> snapshots().check(outside, roots))
          .as(outside.toString())
          .isInstanceOf(ForbiddenException.class)
          .hasMessageContaining("Its allowed roots are " + path("srv"));
    }
    snapshots().check(within, roots);
    snapshots().check(within.withMetadataFile(path("srv/list")), roots);
  }

  @Test
  void patternThatCannotBeRead_isRefused() {
    FileSelection broken =
        new FileSelection(
            List.of(IncludedPath.whole(path("srv"))),
            null,
            List.of("[a-"),
            Set.of(),
            Set.of(),
            Set.of());

    assertThatThrownBy(() -> snapshots().check(broken, AllowedRoots.EVERYTHING))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("[a-");
    snapshots().check(FileSelection.of(path("srv")), AllowedRoots.EVERYTHING);
  }

  @Test
  void workThatMayNotBegin_isInterrupted_andNothingIsStored() {
    make("srv/a", "1");

    Outcome outcome =
        snapshots().store(order(FileSelection.of(path("srv"))), watch(false, new ArrayList<>()));

    assertThat(outcome).isEqualTo(new Outcome.Interrupted());
    assertThat(store().list(TENANT)).isEmpty();
  }

  @Test
  void workThatMayNotGoOn_isInterrupted_andNothingIsStored() {
    for (int i = 0; i < 50; i++) {
      make("srv/" + i, "content of " + i);
    }
    List<Progress> told = new ArrayList<>();
    Watch impatient =
        new Watch() {
          @Override
          public boolean mayGoOn() {
            return told.size() < 3;
          }

          @Override
          public void progress(Progress progress) {
            told.add(progress);
          }
        };

    Outcome outcome = snapshots().store(order(FileSelection.of(path("srv"))), impatient);

    assertThat(outcome).isEqualTo(new Outcome.Interrupted());
    assertThat(told).as("no more is told after the no").hasSize(3);
    assertThat(store().list(TENANT)).isEmpty();
  }

  @Test
  void progress_grows_andKnowsHowMuchThereIs() {
    for (int i = 0; i < 50; i++) {
      make("srv/" + i, "content of %02d".formatted(i));
    }
    List<Progress> told = new ArrayList<>();

    Outcome outcome = snapshots().store(order(FileSelection.of(path("srv"))), watch(true, told));

    assertThat(outcome).isInstanceOf(Outcome.Stored.class);
    assertThat(told).isNotEmpty();
    assertThat(told).extracting(Progress::files).isSorted();
    assertThat(told.getLast().files()).isBetween(1L, 50L);
    assertThat(told.getLast().bytesExpected()).isEqualTo(650L);
  }

  /** A watch that always gives the same answer, and keeps what it is told. */
  protected static Watch watch(boolean answer, List<Progress> told) {
    return new Watch() {
      @Override
      public boolean mayGoOn() {
        return answer;
      }

      @Override
      public void progress(Progress progress) {
        told.add(progress);
      }
    };
  }

  protected final Outcome.Stored stored(Order order) {
    Outcome outcome = snapshots().store(order, PATIENT);
    assertThat(outcome).isInstanceOf(Outcome.Stored.class);
    return (Outcome.Stored) outcome;
  }

  protected static Order order(FileSelection selection) {
    return order(selection, AllowedRoots.EVERYTHING);
  }

  protected static Order order(FileSelection selection, AllowedRoots roots) {
    return order(selection, roots, null);
  }

  private static Order order(FileSelection selection, SnapshotId parent) {
    return order(selection, AllowedRoots.EVERYTHING, parent);
  }

  private static Order order(
      FileSelection selection, AllowedRoots roots, @Nullable SnapshotId parent) {
    Label label = new Label(TIME, List.of("job:1", "group:7"), "backup1");
    return new Order(TENANT, selection, roots, label, parent);
  }

  /** A path below the machine's folder. */
  protected final SourcePath path(String below) {
    return new SourcePath(folder() + "/" + below);
  }

  private void make(String below, String content) {
    makeFile(path(below).value(), content);
  }

  private void assertMetadataRefused(String file, String reason) {
    FileSelection selection = FileSelection.of(path("srv")).withMetadataFile(path(file));
    assertThatThrownBy(() -> stored(order(selection)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(path(file).value())
        .hasMessageContaining(reason);
  }

  protected final void assertHolds(SnapshotId snapshot, String... below) {
    for (String file : below) {
      try {
        assertThat(content(snapshot, file)).as(file).isNotEmpty();
      } catch (IOException e) {
        throw new AssertionError(file, e);
      }
    }
  }

  protected final void assertMissing(SnapshotId snapshot, String below) {
    assertThatThrownBy(() -> content(snapshot, below))
        .as(below)
        .isInstanceOf(NotFoundException.class);
  }

  /** The content of a file in a snapshot. */
  protected final String content(SnapshotId snapshot, String below) throws IOException {
    try (SnapshotStore.Reader reader = store().open(TENANT, snapshot);
        InputStream content = reader.open(path(below).names())) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
