package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.check.CheckListener;
import dev.holdfast.engine.check.CheckOptions;
import dev.holdfast.engine.check.Finding;
import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.lock.LockOwner;
import dev.holdfast.engine.lock.LockTerms;
import dev.holdfast.engine.repository.EngineEnvironment;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.testkit.engine.FaultyBlobStore.Action;
import dev.holdfast.testkit.engine.FaultyBlobStore.Outcome;
import dev.holdfast.testkit.engine.RandomFiles.TestFile;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A repository with three snapshots, with data that none of them needs, and with packs that no
 * index file names, since a backup failed: where work is begun, cut off, and looked at by the
 * process that comes next. For one thread.
 */
public final class CareScene {
  static final Instant NOW = RepositoryFixture.NOW.plus(Duration.ofDays(1));

  private static final String ADDED = "job:1";

  private final RepositoryFixture fixture = new RepositoryFixture();
  private final List<TestFile> files = new RandomFiles(new SplittableRandom(1)).files(12);
  private final List<TestFile> more = new RandomFiles(new SplittableRandom(2)).files(12);
  private final Map<SnapshotId, List<TestFile>> committed = new LinkedHashMap<>();
  private int processes;

  /** Makes the repository in an empty store. */
  public CareScene(BlobStore store) {
    Repository repository = fixture.create(store);
    Snapshot forgotten = fixture.backUp(repository, files);
    commit(repository, files.subList(0, 4));
    commit(repository, files.subList(3, 6));
    commit(repository, more.subList(0, 3));
    repository.forget(forgotten.id());
    leavePacksWithoutIndex(store);
  }

  private void leavePacksWithoutIndex(BlobStore store) {
    FaultyBlobStore failing =
        new FaultyBlobStore(
            store,
            (action, kind, write) ->
                action == Action.PUT && kind == BlobKind.INDEX ? Outcome.FAIL : Outcome.PASS);
    List<TestFile> lost = new RandomFiles(new SplittableRandom(3)).files(3);
    assertThatThrownBy(() -> fixture.backUp(fixture.open(failing), lost))
        .isInstanceOf(StoreException.class);
  }

  private void commit(Repository repository, List<TestFile> content) {
    fixture.time.advance(Duration.ofHours(1));
    committed.put(fixture.backUp(repository, content).id(), content);
  }

  /** What was committed before any work began, oldest first. */
  public List<SnapshotId> snapshots() {
    return List.copyOf(committed.keySet());
  }

  /** Opens it as a process does that knows all others to be gone. */
  public Repository open(BlobStore store) {
    processes++;
    LockOwner owner = new LockOwner("test@holdfast", "tester", 4711, "process " + processes);
    LockTerms terms = new LockTerms(owner, Duration.ZERO, other -> !other.equals(owner));
    ManualTime time = new ManualTime(NOW);
    EngineEnvironment environment =
        new EngineEnvironment(time, new SecureRandom(), time, Runnable::run, terms);
    return Repository.open(store, EngineEnvironments.password(), environment);
  }

  void backUpMore(Repository repository) {
    fixture.backUp(repository, more, ADDED);
  }

  /** Does the work, and counts the writes that it takes. */
  public int writesOf(CareWork work, BlobStore store) {
    FaultyBlobStore counting = new FaultyBlobStore(store, (action, kind, write) -> Outcome.PASS);
    work.run(open(counting), this);
    return counting.writes();
  }

  /**
   * Expects that nothing is lost by work that was cut off, and that a new process does the same
   * work without a hand's help.
   */
  public void assertHeals(BlobStore store, CareWork work) {
    assertNothingLost(store, work);
    work.run(open(store), this);
    assertDone(store, work);
  }

  /** Expects all that the work leaves alone to be there, and whatever is there to be sound. */
  public void assertNothingLost(BlobStore store, CareWork work) {
    Repository repository = open(store);
    assertThat(damage(store)).extracting(Finding::text).isEmpty();
    List<Snapshot> listed = repository.snapshots();
    assertThat(listed).extracting(Snapshot::id).containsAll(work.staying(snapshots()));
    listed.forEach(snapshot -> fixture.assertHolds(repository, snapshot, content(snapshot)));
  }

  /** Expects the work to be done, and no lock to be left of it. */
  public void assertDone(BlobStore store, CareWork work) {
    assertThat(StoreListing.of(store, BlobKind.LOCK)).isEmpty();
    assertNothingLost(store, work);
    List<SnapshotId> listed = open(store).snapshots().stream().map(Snapshot::id).toList();
    List<SnapshotId> old = listed.stream().filter(committed::containsKey).toList();
    assertThat(old).isEqualTo(work.staying(snapshots()));
    assertThat(listed.size() > old.size()).isEqualTo(work == CareWork.BACKUP);
    if (work == CareWork.REPAIR) {
      assertThat(findings(store)).extracting(Finding::text).isEmpty();
    }
  }

  /**
   * Reads each snapshot that the work leaves alone, and expects the right bytes or an error of the
   * engine.
   *
   * @return how many were right
   */
  public int readable(BlobStore store, CareWork work) {
    int right = 0;
    for (SnapshotId snapshot : work.staying(snapshots())) {
      try {
        fixture.assertHolds(open(store), snapshot, Objects.requireNonNull(committed.get(snapshot)));
        right++;
      } catch (EngineException e) {
        assertThat(e).message().isNotBlank();
      }
    }
    return right;
  }

  /** What a check of all data finds to be damaged. */
  public List<Finding> damage(BlobStore store) {
    return findings(store).stream().filter(Finding::isDamage).toList();
  }

  /** All that a check of all data finds, notes too. */
  public List<Finding> findings(BlobStore store) {
    List<Finding> findings = new ArrayList<>();
    CheckListener listener =
        new CheckListener() {
          @Override
          public void found(Finding finding) {
            findings.add(finding);
          }
        };
    open(store).care().check(CheckOptions.ALL, listener, Cancellation.NEVER);
    return findings;
  }

  private List<TestFile> content(Snapshot snapshot) {
    return Optional.ofNullable(committed.get(snapshot.id()))
        .orElseGet(
            () -> {
              assertThat(snapshot.details().tags()).containsExactly(ADDED);
              return more;
            });
  }
}
