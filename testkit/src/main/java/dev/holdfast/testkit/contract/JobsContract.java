package dev.holdfast.testkit.contract;

import static dev.holdfast.testkit.build.UploadBuilder.CREATED;
import static dev.holdfast.testkit.build.UploadBuilder.anUpload;
import static dev.holdfast.testkit.contract.CatalogueUnderTest.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.ConfigBackups.NewUpload;
import dev.holdfast.application.port.out.Jobs;
import dev.holdfast.application.port.out.Jobs.Choice;
import dev.holdfast.application.port.out.Jobs.Claim;
import dev.holdfast.domain.config.BackupContent.Stored;
import dev.holdfast.domain.config.BackupType;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobKind;
import dev.holdfast.domain.job.JobState.Complete;
import dev.holdfast.domain.job.JobState.Failed;
import dev.holdfast.domain.job.JobState.InProgress;
import dev.holdfast.domain.job.JobState.NotStarted;
import dev.holdfast.domain.job.Lease;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link Jobs} must keep. */
public abstract class JobsContract {
  private static final Instant NOW = CREATED.plusSeconds(3);
  private static final Instant UNTIL = NOW.plusSeconds(60);

  /** A catalogue with nothing in it; asked for once in each test. */
  protected abstract CatalogueUnderTest emptyCatalogue();

  @Test
  void acceptedUpload_isAJobThatIsNotStarted() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    NewUpload upload = anUpload().build();

    ConfigBackup backup = catalogue.accepted(upload);

    Job expected =
        new Job(
            backup.id(),
            backup.tenant(),
            JobKind.CONFIG_UPLOAD,
            upload.stagedFile(),
            CREATED,
            new NotStarted());
    assertThat(catalogue.jobs().find(backup.id())).contains(expected);
    assertThat(catalogue.jobs().openSubjects(JobKind.CONFIG_UPLOAD))
        .containsExactly(upload.stagedFile());
  }

  @Test
  void claimedJob_isInProgress_andNobodyElseGetsIt() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    ConfigBackup backup = catalogue.accepted(anUpload().build());

    Optional<Claim> first = catalogue.jobs().claim("first", NOW, UNTIL, Choice.ANY);
    Optional<Claim> second = catalogue.jobs().claim("second", NOW, UNTIL, Choice.ANY);

    assertThat(first.orElseThrow().lease()).isEqualTo(new Lease(backup.id(), "first", 1, UNTIL));
    assertThat(first.orElseThrow().job().state()).isEqualTo(new InProgress());
    assertThat(catalogue.jobs().find(backup.id())).contains(first.orElseThrow().job());
    assertThat(second).isEmpty();
  }

  @Test
  void emptyCatalogue_hasNothingToClaim() {
    Jobs jobs = emptyCatalogue().withTenants().jobs();

    assertThat(jobs.claim("worker", NOW, UNTIL, Choice.ANY)).isEmpty();
    assertThat(jobs.openSubjects(JobKind.CONFIG_UPLOAD)).isEmpty();
    assertThat(jobs.find(new JobId(new UUID(1, 2)))).isEmpty();
    assertThat(jobs.putBackAll(NOW)).isZero();
  }

  @Test
  void oldestJob_isClaimedFirst_whateverItsTenant() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    ConfigBackup second = catalogue.accepted(anUpload().named("second").build());
    ConfigBackup third =
        catalogue.accepted(anUpload().named("third").createdAt(CREATED.plusMillis(1)).build());
    ConfigBackup first =
        catalogue.accepted(anUpload().by(STRANGER).createdAt(CREATED.minusMillis(1)).build());

    List<JobId> claimed = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      claimed.add(catalogue.claimed(NOW).job().id());
    }

    assertThat(claimed).containsExactly(first.id(), second.id(), third.id());
  }

  @Test
  void jobOfAnotherKind_isLeftAlone_andDoesNotFillItsTenant() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    Job indexing =
        new Job(
            new JobId(new UUID(1, 2)),
            TenantId.DEFAULT,
            JobKind.FILE_INDEXING,
            TenantId.DEFAULT.value(),
            CREATED,
            new NotStarted());
    catalogue.jobs().addUnlessOpen(indexing, CREATED);
    ConfigBackup upload = catalogue.accepted(anUpload().createdAt(CREATED.plusMillis(5)).build());
    Choice background = new Choice(JobKind.background(), 1);
    Choice foreground = new Choice(JobKind.foreground(), 1);

    Optional<Claim> first = catalogue.jobs().claim("first", NOW, UNTIL, foreground);
    Optional<Claim> second = catalogue.jobs().claim("second", NOW, UNTIL, background);

    assertThat(first.orElseThrow().job().id()).isEqualTo(upload.id());
    assertThat(second.orElseThrow().job().id()).isEqualTo(indexing.id());
  }

  @Test
  void jobIsNotClaimed_beforeItIsDue() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    catalogue.accepted(anUpload().build());
    Instant due = NOW.plusSeconds(30);

    boolean putBack = catalogue.jobs().putBack(catalogue.claimed(NOW).lease(), NOW, due);

    assertThat(putBack).isTrue();
    assertThat(catalogue.jobs().claim("worker", due.minusMillis(1), UNTIL, Choice.ANY)).isEmpty();
    assertThat(catalogue.jobs().claim("worker", due, UNTIL, Choice.ANY)).isPresent();
  }

  @Test
  void jobThatWaits_doesNotHoldUpAYoungerOne() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    catalogue.accepted(anUpload().named("older").build());
    catalogue.jobs().putBack(catalogue.claimed(NOW).lease(), NOW, NOW.plusSeconds(30));
    ConfigBackup younger =
        catalogue.accepted(anUpload().named("younger").createdAt(CREATED.plusMillis(5)).build());

    assertThat(catalogue.claimed(NOW).job().id()).isEqualTo(younger.id());
  }

  @Test
  void jobThatWasPutBack_isNotStarted_andItsFenceGrowsAtTheNextClaim() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    ConfigBackup backup = catalogue.accepted(anUpload().build());
    Lease first = catalogue.claimed(NOW).lease();

    catalogue.jobs().putBack(first, NOW, NOW);

    assertThat(catalogue.jobs().find(backup.id()).orElseThrow().state())
        .isEqualTo(new NotStarted());
    assertThatChangesNothing(catalogue, first);
    assertThat(catalogue.claimed(NOW).lease().fence()).isEqualTo(2);
  }

  @Test
  void leaseThatRanOut_isTakenOver_andTheOldOneIsWorthNothing() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    catalogue.accepted(anUpload().build());
    Lease old = catalogue.claimed(NOW).lease();

    assertThat(catalogue.jobs().claim("worker", UNTIL.minusMillis(1), UNTIL, Choice.ANY)).isEmpty();
    Lease young = catalogue.claimed(UNTIL.plusMillis(1)).lease();

    assertThat(young.fence()).isEqualTo(2);
    assertThatChangesNothing(catalogue, old);
  }

  @Test
  void leaseThatRanOut_isStillGood_whileNobodyTookItOver() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    catalogue.accepted(anUpload().build());
    Lease lease = catalogue.claimed(NOW).lease();

    boolean failed =
        catalogue.jobs().fail(lease, new Failed(UNTIL.plusSeconds(9), "The disk is full."));

    assertThat(failed).isTrue();
  }

  @Test
  void renewedLease_lastsLonger() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    catalogue.accepted(anUpload().build());
    Lease lease = catalogue.claimed(NOW).lease();

    boolean renewed = catalogue.jobs().renew(lease, UNTIL.plusSeconds(60));

    assertThat(renewed).isTrue();
    assertThat(catalogue.jobs().claim("worker", UNTIL.plusSeconds(59), UNTIL, Choice.ANY))
        .isEmpty();
    assertThat(catalogue.jobs().claim("worker", UNTIL.plusSeconds(61), UNTIL, Choice.ANY))
        .isPresent();
  }

  @Test
  void failedJob_keepsItsReason_andIsDone() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    ConfigBackup backup = catalogue.accepted(anUpload().build());
    Lease lease = catalogue.claimed(NOW).lease();
    Failed failed = new Failed(NOW.plusMillis(7), "The disk is full – \"/data\" has no space.");

    boolean ended = catalogue.jobs().fail(lease, failed);

    assertThat(ended).isTrue();
    assertThat(catalogue.jobs().find(backup.id()).orElseThrow().state()).isEqualTo(failed);
    assertThat(catalogue.jobs().openSubjects(JobKind.CONFIG_UPLOAD)).isEmpty();
    assertThat(catalogue.jobs().claim("worker", UNTIL.plusSeconds(1), UNTIL, Choice.ANY)).isEmpty();
    assertThatChangesNothing(catalogue, lease);
  }

  @Test
  void completedRemoval_isDone() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    JobId removal = waitingRemoval(catalogue);
    Lease lease = catalogue.claimed(NOW).lease();

    boolean ended = catalogue.jobs().complete(lease, NOW.plusMillis(7));

    assertThat(ended).isTrue();
    assertThat(catalogue.jobs().find(removal).orElseThrow().state())
        .isEqualTo(new Complete(NOW.plusMillis(7)));
    assertThat(catalogue.jobs().openSubjects(JobKind.SNAPSHOT_REMOVAL)).isEmpty();
    assertThatChangesNothing(catalogue, lease);
  }

  @Test
  void openSubjects_areThoseOfTheKind() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    waitingRemoval(catalogue);
    NewUpload waiting = anUpload().named("waiting").by(STRANGER).build();
    NewUpload inProgress =
        anUpload().named("in progress").createdAt(CREATED.minusSeconds(1)).build();
    catalogue.accepted(waiting);
    catalogue.accepted(inProgress);
    catalogue.claimed(NOW);

    assertThat(catalogue.jobs().openSubjects(JobKind.CONFIG_UPLOAD))
        .containsExactlyInAnyOrder(waiting.stagedFile(), inProgress.stagedFile());
    assertThat(catalogue.jobs().openSubjects(JobKind.SNAPSHOT_REMOVAL)).hasSize(1);
  }

  @Test
  void puttingBackAll_endsEveryLease() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    ConfigBackup first = catalogue.accepted(anUpload().named("first").build());
    catalogue.accepted(anUpload().named("second").by(STRANGER).build());
    catalogue.accepted(anUpload().named("third").createdAt(CREATED.plusMillis(1)).build());
    Lease lease = catalogue.claimed(NOW).lease();
    catalogue.claimed(NOW);

    int putBack = catalogue.jobs().putBackAll(NOW.plusSeconds(1));

    assertThat(putBack).isEqualTo(2);
    assertThat(catalogue.jobs().find(first.id()).orElseThrow().state()).isEqualTo(new NotStarted());
    assertThatChangesNothing(catalogue, lease);
    assertThat(catalogue.jobs().claim("worker", NOW.plusSeconds(1), UNTIL, Choice.ANY)).isPresent();
  }

  @Test
  void noJobIsClaimedTwice_byWorkersAtTheSameTime() throws Exception {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    for (int i = 0; i < 10; i++) {
      catalogue.accepted(anUpload().named("upload " + i).build());
    }

    List<Claim> claims = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
      Callable<Optional<Claim>> claim =
          () -> catalogue.jobs().claim("worker", NOW, UNTIL, Choice.ANY);
      for (Future<Optional<Claim>> result : workers.invokeAll(Collections.nCopies(12, claim))) {
        result.get().ifPresent(claims::add);
      }
    }

    Set<JobId> distinct = new HashSet<>();
    claims.forEach(claim -> distinct.add(claim.job().id()));
    assertThat(claims).hasSize(10);
    assertThat(distinct).hasSize(10);
  }

  private static JobId waitingRemoval(CatalogueUnderTest catalogue) {
    ConfigBackup backup = catalogue.accepted(anUpload().named("to be removed").build());
    Stored stored = new Stored(new SnapshotId("a".repeat(64)), 1);
    catalogue.configBackups().complete(catalogue.claimed(NOW).lease(), stored, NOW);
    JobId removal = new JobId(new UUID(7, 8));
    catalogue
        .configBackups()
        .remove(backup.tenant(), backup.id(), BackupType.UPLOADED, removal, CREATED.plusMillis(9));
    return removal;
  }

  private static void assertThatChangesNothing(CatalogueUnderTest catalogue, Lease lease) {
    Jobs jobs = catalogue.jobs();
    Optional<Job> before = jobs.find(lease.job());

    assertThat(jobs.renew(lease, UNTIL.plusSeconds(600))).isFalse();
    assertThat(jobs.putBack(lease, NOW, NOW)).isFalse();
    assertThat(jobs.fail(lease, new Failed(NOW, "Too late."))).isFalse();
    assertThat(jobs.complete(lease, NOW)).isFalse();

    assertThat(jobs.find(lease.job())).isEqualTo(before);
  }
}
