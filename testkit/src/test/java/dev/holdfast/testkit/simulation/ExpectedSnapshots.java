package dev.holdfast.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.in.protection.UpdateRuns.Update;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.SnapshotFate;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every snapshot that there should be, and until when. */
final class ExpectedSnapshots {
  private record End(Instant at, SnapshotId snapshot) {}

  private final Map<SnapshotId, ExpectedSnapshot> expected = new HashMap<>();
  private final Map<SnapshotId, KeptSnapshot> live = new HashMap<>();
  private final Map<SnapshotId, TenantId> tenants = new HashMap<>();
  private final Map<RunId, Set<SnapshotId>> ofRun = new HashMap<>();
  private final PriorityQueue<End> ends = new PriorityQueue<>(Comparator.comparing(End::at));
  private long expired;

  boolean isOf(TenantId tenant, RunId run) {
    return ofRun.getOrDefault(run, Set.of()).stream()
        .anyMatch(id -> tenant.equals(tenants.get(id)));
  }

  /** Whether a lock or a hold forbids its end. */
  boolean isKept(SnapshotId id, Instant now) {
    return known(id).isHeld() || known(id).isLocked(now);
  }

  List<KeptSnapshot> live() {
    return List.copyOf(live.values());
  }

  long expired() {
    return expired;
  }

  void added(KeptSnapshot snapshot, ExpectedSnapshot life) {
    assertThat(life.isSeenIn(snapshot)).as("%s is kept as %s", snapshot, life).isTrue();
    assertThat(expected.put(snapshot.id(), life)).as("added twice: %s", snapshot).isNull();
    live.put(snapshot.id(), snapshot);
    tenants.put(snapshot.id(), snapshot.tenant());
    ofRun.computeIfAbsent(snapshot.run(), unused -> new HashSet<>()).add(snapshot.id());
    ends.add(new End(life.over(), snapshot.id()));
  }

  /** A snapshot was changed by a client, or it is over. */
  void changed(KeptSnapshot snapshot, Instant now) {
    ExpectedSnapshot life = known(snapshot.id());
    if (snapshot.isLive()) {
      assertThat(life.isSeenIn(snapshot)).as("%s is to be %s", snapshot, life).isTrue();
      live.put(snapshot.id(), snapshot);
      return;
    }
    assertThat(life.isOver(now)).as("at %s %s goes, which is %s", now, snapshot, life).isTrue();
    assertThat(snapshot.fate())
        .isEqualTo(life.isGone() ? SnapshotFate.DELETED : SnapshotFate.EXPIRED);
    expired += life.isGone() ? 0 : 1;
    live.remove(snapshot.id());
  }

  /** Whatever is not over must stay in the repository. */
  void forgotten(SnapshotId id, Instant now) {
    assertThat(known(id).isOver(now)).as("at %s %s is forgotten", now, id).isTrue();
  }

  /** What a client wishes for a run; whether it must be granted, and then it is expected. */
  boolean wish(Update wish, Principal by, Instant now) {
    List<SnapshotId> all =
        ofRun.getOrDefault(wish.run(), Set.of()).stream().filter(live::containsKey).toList();
    Map<SnapshotId, ExpectedSnapshot> granted = new HashMap<>();
    for (SnapshotId id : all) {
      @Nullable ExpectedSnapshot after = known(id).after(wish, by, now);
      if (after == null) {
        return false;
      }
      granted.put(id, after);
    }
    granted.forEach(this::expect);
    return !all.isEmpty();
  }

  /** Everything may go that nothing keeps, of a group that was deleted with its snapshots. */
  void mayGo(List<KeptSnapshot> snapshots, Instant now) {
    for (KeptSnapshot snapshot : snapshots) {
      ExpectedSnapshot life = known(snapshot.id());
      if (!life.isHeld() && !life.isLocked(now) && !life.isGone()) {
        expect(snapshot.id(), life.gone());
      }
    }
  }

  private void expect(SnapshotId id, ExpectedSnapshot life) {
    expected.put(id, life);
    ends.add(new End(life.over(), id));
  }

  /** The next instant at which one may be over; {@link Instant#MAX} if never. */
  Instant next() {
    return ends.isEmpty() ? Instant.MAX : ends.element().at();
  }

  /** Every snapshot whose time is over is gone. */
  void assertGone(Instant now) {
    while (!ends.isEmpty() && !ends.element().at().isAfter(now)) {
      SnapshotId id = ends.remove().snapshot();
      assertThat(live.containsKey(id) && known(id).isOver(now))
          .as("at %s %s is live, which is %s", now, id, known(id))
          .isFalse();
    }
  }

  /** The catalogue and the repositories hold these and no others. */
  void assertAreAll(Set<SnapshotId> inCatalogue, Set<SnapshotId> inRepositories, Instant now) {
    assertThat(inCatalogue).as("live at %s", now).isEqualTo(live.keySet());
    assertThat(inRepositories).as("in repositories at %s", now).isEqualTo(live.keySet());
    Map<SnapshotId, ExpectedSnapshot> over =
        live.keySet().stream()
            .filter(id -> known(id).isOver(now))
            .collect(Collectors.toMap(id -> id, this::known));
    assertThat(over).as("live at %s though it is over", now).isEmpty();
  }

  private ExpectedSnapshot known(SnapshotId id) {
    ExpectedSnapshot life = expected.get(id);
    if (life == null) {
      throw new AssertionError("Nobody knows of the snapshot " + id);
    }
    return life;
  }
}
