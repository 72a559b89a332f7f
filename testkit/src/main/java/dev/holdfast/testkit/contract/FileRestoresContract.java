package dev.holdfast.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.application.port.out.FileRestores;
import dev.holdfast.application.port.out.FileRestores.Destination;
import dev.holdfast.application.port.out.FileRestores.Options;
import dev.holdfast.application.port.out.FileRestores.Order;
import dev.holdfast.application.port.out.FileRestores.Outcome;
import dev.holdfast.application.port.out.FileRestores.Told;
import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.recovery.EntryResult;
import dev.holdfast.domain.recovery.RecoveryTotals;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.FileSelection;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link FileRestores} must keep. */
public abstract class FileRestoresContract {
  private static final TenantId TENANT = TenantId.DEFAULT;
  private static final Options KEEPING = new Options(false, true, true, true);
  private static final Options OVERWRITING = new Options(true, true, true, true);

  /** What is tested; the same one within a test. */
  protected abstract FileRestores restores();

  /** Stores the files that come back. */
  protected abstract FileSnapshots snapshots();

  /** A folder of the machine that is empty at first; without links in its path. */
  protected abstract String folder();

  /** Makes a file on the machine, and the folders on the way, or gives it other content. */
  protected abstract void makeFile(String path, String content);

  /** Removes a file. */
  protected abstract void removeFile(String path);

  /** What a file says; empty if there is none. */
  protected abstract Optional<String> readFile(String path);

  private final RestoreWitness witness = new RestoreWitness();

  @Test
  void files_comeBackToWhereTheyWere() {
    SnapshotId snapshot = stored();
    removeAll();

    RecoveryTotals totals = restored(original(snapshot, KEEPING, "srv"));

    assertThat(content("srv/a")).contains("one");
    assertThat(content("srv/deep/b")).contains("three");
    assertThat(totals.kept() + totals.failed() + totals.replaced() + totals.unchanged()).isZero();
    assertThat(totals.bytes()).isEqualTo(8);
    assertThat(totals.bytesWritten()).isEqualTo(8);
    assertThat(witness.told()).isEmpty();
  }

  @Test
  void oneFile_comesBackBelowAFolderThatIsMade_underItsFullPath() {
    SnapshotId snapshot = stored();

    RecoveryTotals totals = restored(below(snapshot, "back/deep", "srv/deep/b"));

    assertThat(content("back/deep" + folder() + "/srv/deep/b")).contains("three");
    assertThat(content("back/deep" + folder() + "/srv/a")).isEmpty();
    assertThat(totals.bytesWritten()).isEqualTo(5);
  }

  @Test
  void fileThatIsThere_isKept_withoutLeaveToOverwrite() {
    SnapshotId snapshot = stored();
    make("srv/a", "newer");

    RecoveryTotals totals = restored(original(snapshot, KEEPING, "srv"));

    assertThat(content("srv/a")).contains("newer");
    assertThat(totals.kept()).isEqualTo(2);
    assertThat(witness.told())
        .extracting(Told::path, Told::result)
        .containsExactlyInAnyOrder(
            tuple(entry("srv/a"), EntryResult.KEPT), tuple(entry("srv/deep/b"), EntryResult.KEPT));
  }

  @Test
  void fileThatIsThere_isReplaced_andOneThatIsRightIsNotWritten() {
    SnapshotId snapshot = stored();
    make("srv/a", "newer");

    RecoveryTotals totals = restored(original(snapshot, OVERWRITING, "srv"));

    assertThat(content("srv/a")).contains("one");
    assertThat(totals.replaced()).isEqualTo(1);
    assertThat(totals.unchanged()).isEqualTo(1);
    assertThat(totals.bytesWritten()).isEqualTo(3);
  }

  @Test
  void whatATryBeforeBroughtBack_countsAsRight_andIsNotKeptFromIt() {
    SnapshotId snapshot = stored();
    removeAll();
    restored(original(snapshot, KEEPING, "srv/a"));
    make("srv/deep/b", "somebody else's");

    RecoveryTotals totals =
        restored(
            new Order(
                TENANT,
                snapshot,
                List.of(entry("srv")),
                new Destination.Original(),
                AllowedRoots.EVERYTHING,
                KEEPING,
                "mark",
                true));

    assertThat(totals.unchanged()).isEqualTo(1);
    assertThat(totals.kept()).isEqualTo(1);
    assertThat(content("srv/deep/b")).contains("somebody else's");
  }

  @Test
  void pathThatTheSnapshotHasNot_fails_andTheOthersComeBack() {
    SnapshotId snapshot = stored();
    removeAll();

    RecoveryTotals totals = restored(original(snapshot, KEEPING, "srv/none", "srv/a"));

    assertThat(content("srv/a")).contains("one");
    assertThat(totals.failed()).isEqualTo(1);
    assertThat(witness.told())
        .contains(new Told(entry("srv/none"), EntryResult.FAILED, "it is not in the snapshot"));
  }

  @Test
  void root_isAllThatTheSnapshotHas() {
    SnapshotId snapshot = stored();
    removeAll();
    Order all =
        new Order(
            TENANT,
            snapshot,
            List.of(EntryPath.ROOT),
            new Destination.Original(),
            AllowedRoots.EVERYTHING,
            KEEPING,
            "mark",
            false);

    restored(all);

    assertThat(content("srv/a")).contains("one");
    assertThat(content("srv/deep/b")).contains("three");
  }

  @Test
  void targetOutsideOfTheRoots_isRefused_andNothingIsWritten() {
    SnapshotId snapshot = stored();
    removeAll();
    AllowedRoots roots = new AllowedRoots(List.of(new SourcePath(folder() + "/other")));
    Order original =
        new Order(
            TENANT,
            snapshot,
            List.of(entry("srv")),
            new Destination.Original(),
            roots,
            KEEPING,
            "mark",
            false);

    assertThatThrownBy(() -> restores().restore(original, witness))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> restores().check(original.paths(), original.destination(), roots))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(
            () ->
                restores()
                    .check(
                        original.paths(),
                        new Destination.Below(new SourcePath(folder() + "/back")),
                        roots))
        .isInstanceOf(ForbiddenException.class);
    assertThat(content("srv/a")).isEmpty();
  }

  @Test
  void workThatIsNotToGoOn_isInterrupted() {
    SnapshotId snapshot = stored();
    removeAll();

    assertThat(restores().restore(original(snapshot, KEEPING, "srv"), witness.stop()))
        .isEqualTo(new Outcome.Interrupted());
    assertThat(content("srv/a")).isEmpty();
  }

  @Test
  void snapshotThatIsNotThere_isNotFound() {
    stored();

    assertThatThrownBy(
            () ->
                restores()
                    .restore(original(new SnapshotId("ab".repeat(32)), KEEPING, "srv"), witness))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void cleaningUp_leavesWhatCameBack() {
    SnapshotId snapshot = stored();
    removeAll();
    Order order = original(snapshot, KEEPING, "srv");
    restored(order);

    restores().cleanUp(order);

    assertThat(content("srv/a")).contains("one");
  }

  private SnapshotId stored() {
    make("srv/a", "one");
    make("srv/deep/b", "three");
    FileSnapshots.Order order =
        new FileSnapshots.Order(
            TENANT,
            FileSelection.of(new SourcePath(folder() + "/srv")),
            AllowedRoots.EVERYTHING,
            new FileSnapshots.Label(
                Instant.parse("2026-03-04T05:06:07Z"), List.of("job:1"), "host"),
            null);
    return switch (snapshots().store(order, FileSnapshotsContract.PATIENT)) {
      case FileSnapshots.Outcome.Stored stored -> stored.snapshot();
      case FileSnapshots.Outcome.Interrupted unused -> throw new AssertionError("Interrupted");
    };
  }

  private void removeAll() {
    removeFile(folder() + "/srv/a");
    removeFile(folder() + "/srv/deep/b");
  }

  private RecoveryTotals restored(Order order) {
    return switch (restores().restore(order, witness)) {
      case Outcome.Done(RecoveryTotals totals) -> totals;
      case Outcome.Interrupted() -> throw new AssertionError("Interrupted");
    };
  }

  private Order original(SnapshotId snapshot, Options options, String... paths) {
    return order(snapshot, new Destination.Original(), options, paths);
  }

  private Order below(SnapshotId snapshot, String below, String... paths) {
    return order(
        snapshot, new Destination.Below(new SourcePath(folder() + "/" + below)), KEEPING, paths);
  }

  private Order order(
      SnapshotId snapshot, Destination destination, Options options, String... paths) {
    return new Order(
        TENANT,
        snapshot,
        Arrays.stream(paths).map(this::entry).toList(),
        destination,
        AllowedRoots.EVERYTHING,
        options,
        "mark",
        false);
  }

  private EntryPath entry(String path) {
    return new EntryPath(folder() + "/" + path);
  }

  private void make(String path, String content) {
    makeFile(folder() + "/" + path, content);
  }

  private Optional<String> content(String path) {
    return readFile(folder() + "/" + path);
  }
}
