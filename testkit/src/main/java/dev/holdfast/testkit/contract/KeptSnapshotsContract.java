package dev.holdfast.testkit.contract;

import static dev.holdfast.testkit.contract.CatalogueUnderTest.CLIENT;
import static dev.holdfast.testkit.contract.ProtectionGroupsContract.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.application.port.out.KeptSnapshots.Changed;
import dev.holdfast.application.port.out.KeptSnapshots.Swap;
import dev.holdfast.domain.protection.Clearance;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.SnapshotGuard;
import dev.holdfast.domain.protection.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link KeptSnapshots} must keep. */
public abstract class KeptSnapshotsContract {

  /** A catalogue with nothing in it; asked for once in each test. */
  protected abstract CatalogueUnderTest emptyCatalogue();

  @Test
  void snapshotThatIsOver_waitsForItsRemoval_untilThatIsNoted() {
    CatalogueUnderTest catalogue = ProtectionGroupsContract.withGroup(emptyCatalogue());
    Run run = ProtectionGroupsContract.run(1);
    KeptSnapshot snapshot = ProtectionGroupsContract.snapshot(run, 7);
    ProtectionGroupsContract.add(catalogue, run, List.of(snapshot));
    KeptSnapshots kept = catalogue.kept();

    assertThat(kept.newest(CLIENT.tenant(), GROUP.id(), snapshot.object())).contains(snapshot);
    assertThat(kept.live(CLIENT.tenant())).containsExactly(snapshot.id());
    assertThat(kept.expired(snapshot.expiry(), 10)).containsExactly(snapshot);

    Clearance clearance = cleared(SnapshotGuard.expiry(snapshot, snapshot.expiry()));
    KeptSnapshot over = snapshot.changedBy(clearance);
    assertThat(kept.swap(List.of(new Swap(snapshot, over)), List.of())).isTrue();

    assertThat(kept.live(CLIENT.tenant())).isEmpty();
    assertThat(kept.tenantsToDispose()).containsExactly(CLIENT.tenant());
    assertThat(kept.toDispose(CLIENT.tenant(), 10)).containsExactly(over);

    kept.disposed(List.of(cleared(SnapshotGuard.disposal(over))));

    assertThat(kept.toDispose(CLIENT.tenant(), 10)).isEmpty();
    assertThat(kept.tenantsToDispose()).isEmpty();
    assertThat(kept.ofRuns(CLIENT.tenant(), List.of(run.id())).get(run.id())).containsExactly(over);
  }

  @Test
  void whatComesAndWhatIsOver_isFoundByItsRevision() {
    CatalogueUnderTest catalogue = ProtectionGroupsContract.withGroup(emptyCatalogue());
    KeptSnapshots kept = catalogue.kept();
    assertThat(kept.revisions()).isEmpty();
    Run run = ProtectionGroupsContract.run(1);
    KeptSnapshot one = ProtectionGroupsContract.snapshot(run, 7);
    KeptSnapshot two = ProtectionGroupsContract.snapshot(run, 8);
    ProtectionGroupsContract.add(catalogue, run, List.of(one, two));

    List<Changed> came = kept.changedSince(CLIENT.tenant(), 0, 10);
    assertThat(came).extracting(Changed::snapshot).containsExactly(one, two);
    assertThat(kept.changedSince(CLIENT.tenant(), 0, 1)).containsExactly(came.getFirst());
    assertThat(kept.changedSince(CLIENT.tenant(), came.getFirst().revision(), 10))
        .containsExactly(came.getLast());
    assertThat(kept.revisions())
        .containsExactly(Map.entry(CLIENT.tenant(), came.getLast().revision()));

    KeptSnapshot held = two.held();
    kept.swap(List.of(new Swap(two, held)), List.of());
    assertThat(kept.changedSince(CLIENT.tenant(), came.getLast().revision(), 10)).isEmpty();

    KeptSnapshot over = one.changedBy(cleared(SnapshotGuard.expiry(one, one.expiry())));
    kept.swap(List.of(new Swap(one, over)), List.of());
    assertThat(kept.changedSince(CLIENT.tenant(), came.getLast().revision(), 10))
        .extracting(Changed::snapshot)
        .containsExactly(over);
    assertThat(kept.changedSince(CLIENT.tenant(), 0, 10))
        .extracting(Changed::snapshot)
        .containsExactly(held, over);
    assertThat(kept.changedSince(CatalogueUnderTest.STRANGER.tenant(), 0, 10)).isEmpty();
  }

  private static Clearance cleared(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Cleared(Clearance clearance) -> clearance;
      case Verdict.Refused(String reason) -> throw new AssertionError(reason);
    };
  }
}
