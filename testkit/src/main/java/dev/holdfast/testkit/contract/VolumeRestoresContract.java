package dev.holdfast.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.port.out.FileRestores.Outcome;
import dev.holdfast.application.port.out.FileRestores.Told;
import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.application.port.out.FileSnapshots.Label;
import dev.holdfast.application.port.out.VolumeRestores;
import dev.holdfast.application.port.out.VolumeRestores.Order;
import dev.holdfast.application.port.out.VolumeSnapshots;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.recovery.EntryResult;
import dev.holdfast.domain.recovery.RecoveryTotals;
import dev.holdfast.domain.recovery.VolumeMapping;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.source.VolumeSelection;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link VolumeRestores} must keep; of devices, only what images show too. */
public abstract class VolumeRestoresContract {
  private final RestoreWitness witness = new RestoreWitness();

  /** What is tested; the same one within a test. */
  protected abstract VolumeRestores restores();

  /** Stores the volumes that come back. */
  protected abstract VolumeSnapshots volumes();

  /** A folder of the machine that is empty at first; without links in its path. */
  protected abstract String folder();

  /** Makes an image file, and the folders on the way, or gives it other content. */
  protected abstract void makeImage(String path, String content);

  /** What an image file says; empty if there is none. */
  protected abstract Optional<String> readImage(String path);

  @Test
  void volume_comesBackToAnImageThatIsMade() {
    SnapshotId snapshot = stored("a.img", "one");

    RecoveryTotals totals = restored(order(snapshot, "a.img", "new/back.img"));

    assertThat(readImage(path("new/back.img"))).contains("one");
    assertThat(totals.created()).isEqualTo(1);
    assertThat(totals.bytesWritten()).isEqualTo(3);
    assertThat(witness.told()).isEmpty();
  }

  @Test
  void volume_comesBackToWhereItWas_byItsId() {
    SnapshotId snapshot = stored("a.img", "one");
    AllowedRoots roots = new AllowedRoots(List.of(new SourcePath(path("a.img"))));
    String id = volumes().list(roots).getFirst().guid();
    makeImage(path("a.img"), "something longer");

    RecoveryTotals totals =
        restored(
            new Order(
                TenantId.DEFAULT,
                snapshot,
                List.of(new VolumeMapping(id, id)),
                roots,
                "mark",
                false));

    assertThat(readImage(path("a.img"))).contains("one");
    assertThat(totals.replaced()).isEqualTo(1);
  }

  @Test
  void imageThatIsRight_isNotWritten() {
    SnapshotId snapshot = stored("a.img", "one");

    RecoveryTotals totals = restored(order(snapshot, "a.img", "a.img"));

    assertThat(totals.unchanged()).isEqualTo(1);
    assertThat(totals.bytesWritten()).isZero();
  }

  @Test
  void volumeThatTheSnapshotHasNot_fails_andTheOthersComeBack() {
    SnapshotId snapshot = stored("a.img", "one");
    Order order =
        new Order(
            TenantId.DEFAULT,
            snapshot,
            List.of(
                new VolumeMapping(path("none.img"), path("x.img")),
                new VolumeMapping("no-such-id", path("y.img")),
                new VolumeMapping(path("a.img"), path("back.img"))),
            roots(),
            "mark",
            false);

    RecoveryTotals totals = restored(order);

    assertThat(readImage(path("back.img"))).contains("one");
    assertThat(readImage(path("x.img"))).isEmpty();
    assertThat(totals.failed()).isEqualTo(2);
    assertThat(witness.told())
        .contains(
            new Told(
                new EntryPath(path("none.img")), EntryResult.FAILED, "it is not in the snapshot"),
            new Told(
                new EntryPath("/no-such-id"), EntryResult.FAILED, "it is not in the snapshot"));
  }

  @Test
  void destinationOutsideOfTheRoots_isRefused_andNothingIsWritten() {
    SnapshotId snapshot = stored("a.img", "one");
    AllowedRoots elsewhere = new AllowedRoots(List.of(new SourcePath(path("in"))));
    List<VolumeMapping> out = List.of(new VolumeMapping(path("a.img"), path("out.img")));
    Order order = new Order(TenantId.DEFAULT, snapshot, out, elsewhere, "mark", false);

    assertThatThrownBy(() -> restores().check(out, elsewhere))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> restores().restore(order, witness))
        .isInstanceOf(ForbiddenException.class);
    assertThat(readImage(path("out.img"))).isEmpty();
  }

  @Test
  void twoVolumesToOnePlace_andAFolderAsPlace_areRefused() {
    makeImage(path("in/b.img"), "two");
    AllowedRoots roots = new AllowedRoots(List.of(new SourcePath(path("in/b.img"))));
    String id = volumes().list(roots).getFirst().guid();

    assertThatThrownBy(
            () ->
                restores()
                    .check(
                        List.of(
                            new VolumeMapping("/a", id), new VolumeMapping("/b", path("in/b.img"))),
                        roots))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(
            () -> restores().check(List.of(new VolumeMapping("/a", path("in"))), roots()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(path("in"));
  }

  @Test
  void snapshotThatIsGone_isNotFound() {
    stored("a.img", "one");
    Order order = order(new SnapshotId("0f".repeat(32)), "a.img", "back.img");

    assertThatThrownBy(() -> restores().restore(order, witness))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void workThatIsNotToGoOn_writesNothing_andLeavesNothing() {
    SnapshotId snapshot = stored("a.img", "one");
    Order order = order(snapshot, "a.img", "back.img");

    Outcome outcome = restores().restore(order, witness.stop());
    restores().cleanUp(order);

    assertThat(outcome).isInstanceOf(Outcome.Interrupted.class);
    assertThat(readImage(path("back.img"))).isEmpty();
    assertThat(readImage(path("a.img"))).contains("one");
  }

  private String path(String below) {
    return folder() + "/" + below;
  }

  private AllowedRoots roots() {
    return new AllowedRoots(List.of(new SourcePath(folder())));
  }

  private SnapshotId stored(String image, String content) {
    makeImage(path(image), content);
    VolumeSnapshots.Order order =
        new VolumeSnapshots.Order(
            TenantId.DEFAULT,
            new VolumeSelection(List.of(path(image))),
            roots(),
            new Label(Instant.parse("2026-03-04T05:06:07Z"), List.of("tag"), "host"),
            null);
    FileSnapshots.Outcome outcome =
        volumes()
            .store(
                order,
                new FileSnapshots.Watch() {
                  @Override
                  public boolean mayGoOn() {
                    return true;
                  }

                  @Override
                  public void progress(FileSnapshots.Progress progress) {
                    assertThat(progress.bytes()).isNotNegative();
                  }
                });
    return ((FileSnapshots.Outcome.Stored) outcome).snapshot();
  }

  private Order order(SnapshotId snapshot, String source, String destination) {
    return new Order(
        TenantId.DEFAULT,
        snapshot,
        List.of(new VolumeMapping(path(source), path(destination))),
        roots(),
        "mark",
        false);
  }

  private RecoveryTotals restored(Order order) {
    return ((Outcome.Done) restores().restore(order, witness)).totals();
  }
}
