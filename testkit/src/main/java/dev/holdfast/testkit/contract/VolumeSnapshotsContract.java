package dev.holdfast.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.application.port.out.FileSnapshots.Label;
import dev.holdfast.application.port.out.FileSnapshots.Outcome;
import dev.holdfast.application.port.out.FileSnapshots.Progress;
import dev.holdfast.application.port.out.FileSnapshots.Watch;
import dev.holdfast.application.port.out.VolumeSnapshots;
import dev.holdfast.application.port.out.VolumeSnapshots.Order;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.source.Volume;
import dev.holdfast.domain.source.VolumeSelection;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link VolumeSnapshots} must keep; of devices, only what images show too. */
public abstract class VolumeSnapshotsContract {
  private static final Instant TIME = Instant.parse("2026-03-04T05:06:07Z");

  /** What is tested; the same one within a test. */
  protected abstract VolumeSnapshots volumes();

  /** Finds what was stored. */
  protected abstract FileSnapshots snapshots();

  /** A folder of the machine that is empty at first; without links in its path. */
  protected abstract String folder();

  /** Makes an image file, and the folders on the way, or gives it other content. */
  protected abstract void makeImage(String path, String content);

  @Test
  void imageThatARootNames_isListed_andOneInAFolderIsNot() {
    makeImage(path("disk.img"), "bootable");
    makeImage(path("more/other.img"), "other");

    List<Volume> listed = volumes().list(roots(path("disk.img"), path("more"), path("none")));

    assertThat(listed).extracting(Volume::device).containsExactly(path("disk.img"));
    assertThat(listed).extracting(Volume::totalBytes).containsExactly(8L);
    assertThat(volumes().list(roots(path("disk.img")))).isEqualTo(listed);
  }

  @Test
  void volumes_areStoredByTheirIds_theirPaths_andAllTogether() {
    makeImage(path("a.img"), "one");
    makeImage(path("b.img"), "three");
    AllowedRoots both = roots(path("a.img"), path("b.img"));
    String id = volumes().list(roots(path("b.img"))).getFirst().guid();

    assertThat(stored(selection(id), both).totals().logicalBytes()).isEqualTo(5);
    assertThat(stored(selection(path("a.img")), roots(folder())).totals().logicalBytes())
        .isEqualTo(3);
    Outcome.Stored all = stored(VolumeSelection.ALL, both);
    assertThat(all.totals().files()).isEqualTo(2);
    assertThat(all.totals().logicalBytes()).isEqualTo(8);
    assertThat(all.problems().count()).isZero();
  }

  @Test
  void volumeThatIsNamedByItsIdAndItsPath_isStoredOnce() {
    makeImage(path("a.img"), "one");
    AllowedRoots roots = roots(path("a.img"));
    String id = volumes().list(roots).getFirst().guid();

    assertThat(stored(selection(id, path("a.img")), roots).totals().logicalBytes()).isEqualTo(3);
  }

  @Test
  void imageThatIsUnchanged_isNotReadAgain() {
    makeImage(path("a.img"), "one");
    Outcome.Stored first = stored(selection(path("a.img")), roots(folder()));

    Outcome.Stored second =
        (Outcome.Stored)
            volumes()
                .store(
                    order(selection(path("a.img")), roots(folder()), first.snapshot(), "second"),
                    new Asked(true));

    assertThat(second.totals().bytesRead()).isZero();
    assertThat(second.totals().changedFiles()).isZero();
    assertThat(second.totals().logicalBytes()).isEqualTo(3);
  }

  @Test
  void snapshot_isFoundByItsTag() {
    makeImage(path("a.img"), "one");
    Outcome.Stored stored = stored(selection(path("a.img")), roots(folder()));

    Optional<Outcome.Stored> found = snapshots().find(TenantId.DEFAULT, "tag");

    assertThat(found.map(Outcome.Stored::snapshot)).contains(stored.snapshot());
  }

  @Test
  void pathThatIsMissing_passesTheCheck_andIsAProblemThen() {
    makeImage(path("a.img"), "one");
    VolumeSelection selection = selection(path("a.img"), path("none.img"));

    assertThatCode(() -> volumes().check(selection, roots(folder()))).doesNotThrowAnyException();
    assertThat(stored(selection, roots(folder())).problems().named())
        .singleElement()
        .satisfies(problem -> assertThat(problem.path()).isEqualTo(path("none.img")));
  }

  @Test
  void selectionOfNothingThatIsThere_storesNothing() {
    makeImage(path("a.img"), "one");
    Order missing = order(selection(path("none.img")), roots(folder()), null, "tag");
    Order unlisted = order(VolumeSelection.ALL, roots(folder()), null, "tag");

    for (Order order : List.of(missing, unlisted)) {
      assertThatThrownBy(() -> volumes().store(order, new Asked(true)))
          .isInstanceOf(NotFoundException.class);
    }
    assertThat(snapshots().find(TenantId.DEFAULT, "tag")).isEmpty();
  }

  @Test
  void imageOutsideOfTheRoots_isRefused() {
    makeImage(path("a.img"), "one");
    makeImage(path("in/b.img"), "two");
    AllowedRoots roots = roots(path("in"));
    VolumeSelection outside = selection(path("a.img"));

    assertThatThrownBy(() -> volumes().check(outside, roots))
        .isInstanceOf(ForbiddenException.class)
        .hasMessageContaining(path("a.img"));
    assertThatThrownBy(() -> volumes().store(order(outside, roots, null, "tag"), new Asked(true)))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void idOfNoVolume_andAFolder_areRefused() {
    makeImage(path("in/b.img"), "two");

    assertThatThrownBy(() -> volumes().check(selection("no-such-id"), roots(folder())))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no-such-id");
    assertThatThrownBy(() -> volumes().check(selection(path("in")), roots(folder())))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(path("in"));
  }

  @Test
  void workThatIsNotToGoOn_storesNothing() {
    makeImage(path("a.img"), "one");

    Outcome outcome =
        volumes()
            .store(order(selection(path("a.img")), roots(folder()), null, "tag"), new Asked(false));

    assertThat(outcome).isInstanceOf(Outcome.Interrupted.class);
    assertThat(snapshots().find(TenantId.DEFAULT, "tag")).isEmpty();
  }

  private String path(String below) {
    return folder() + "/" + below;
  }

  private static AllowedRoots roots(String... paths) {
    return new AllowedRoots(Stream.of(paths).map(SourcePath::new).toList());
  }

  private static VolumeSelection selection(String... names) {
    return new VolumeSelection(List.of(names));
  }

  private Outcome.Stored stored(VolumeSelection selection, AllowedRoots roots) {
    return (Outcome.Stored) volumes().store(order(selection, roots, null, "tag"), new Asked(true));
  }

  private static Order order(
      VolumeSelection selection, AllowedRoots roots, @Nullable SnapshotId parent, String tag) {
    return new Order(
        TenantId.DEFAULT, selection, roots, new Label(TIME, List.of(tag), "host"), parent);
  }

  /** Says the same whenever it is asked. */
  private record Asked(boolean mayGoOn) implements Watch {
    @Override
    public void progress(Progress progress) {
      assertThat(progress.bytes()).isNotNegative();
    }
  }
}
