package dev.holdfast.testkit.contract;

import static dev.holdfast.testkit.build.UploadBuilder.CREATED;
import static dev.holdfast.testkit.build.UploadBuilder.anUpload;
import static dev.holdfast.testkit.contract.CatalogueUnderTest.CLIENT;
import static dev.holdfast.testkit.contract.CatalogueUnderTest.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.ConfigBackups;
import dev.holdfast.application.port.out.ConfigBackups.Acceptance;
import dev.holdfast.application.port.out.ConfigBackups.NewUpload;
import dev.holdfast.application.port.out.ConfigBackups.Removal;
import dev.holdfast.domain.config.BackupContent.Awaited;
import dev.holdfast.domain.config.BackupContent.Stored;
import dev.holdfast.domain.config.BackupQuery;
import dev.holdfast.domain.config.BackupType;
import dev.holdfast.domain.config.BundleOptions;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link ConfigBackups} must keep about single backups; lists have their own class. */
public abstract class ConfigBackupsContract extends ConfigBackupListsContract {
  private static final Instant NOW = CREATED.plusSeconds(3);
  private static final Stored STORED =
      new Stored(new SnapshotId("ab".repeat(32)), 123_456_789_012L);
  private static final JobId REMOVAL = new JobId(new UUID(7, 8));

  @Test
  void acceptedUpload_isFoundAsItWas() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    BundleOptions options =
        new BundleOptions(
            List.of("ROLE", "SOURCE"),
            List.of("RULE"),
            Map.of("ROLE", new BundleOptions.Selection(List.of("1", "2"), List.of("Größe \"x\""))));
    NewUpload upload = anUpload().named("Nightly – état 🗂").with(options).build();

    Acceptance acceptance = catalogue.configBackups().accept(upload);

    assertThat(acceptance).isEqualTo(new Acceptance.Accepted());
    assertThat(found(catalogue, upload)).isEqualTo(upload.backup());
  }

  @Test
  void sameUploadSentAgain_isTheOneThatIsThere() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    ConfigBackup first = catalogue.accepted(anUpload().build());

    Acceptance waiting = sendAgain(catalogue);
    Lease lease = catalogue.claimed(NOW).lease();
    Acceptance inProgress = sendAgain(catalogue);
    catalogue.configBackups().complete(lease, STORED, NOW);
    Acceptance complete = sendAgain(catalogue);

    assertThat(waiting).isEqualTo(new Acceptance.Repeated(first));
    assertThat(existing(inProgress).state()).isEqualTo(new InProgress());
    assertThat(existing(complete).content()).isEqualTo(STORED);
    assertThat(catalogue.jobs().openSubjects(JobKind.CONFIG_UPLOAD)).isEmpty();
  }

  @Test
  void sameUploadSentAgain_isRecognizedAtTheLimitToo() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    ConfigBackup first = catalogue.accepted(anUpload().whereUploadsMaxIs(1).build());

    Acceptance again =
        catalogue
            .configBackups()
            .accept(anUpload().createdAt(CREATED.plusSeconds(1)).whereUploadsMaxIs(1).build());

    assertThat(again).isEqualTo(new Acceptance.Repeated(first));
  }

  @Test
  void takenName_isRefused_unlessAllIsTheSame() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    ConfigBackup holder = catalogue.accepted(anUpload().build());
    NewUpload otherContent = anUpload().holding("other").createdAt(CREATED.plusSeconds(1)).build();
    NewUpload muchLater = anUpload().createdAt(CREATED.plus(Duration.ofMinutes(11))).build();

    Acceptance ofOtherContent = catalogue.configBackups().accept(otherContent);
    Acceptance ofMuchLater = catalogue.configBackups().accept(muchLater);

    assertThat(ofOtherContent).isEqualTo(new Acceptance.NameTaken(holder.id()));
    assertThat(ofMuchLater).isEqualTo(new Acceptance.NameTaken(holder.id()));
    assertThatNothingIsThereOf(otherContent, catalogue);
    assertThatNothingIsThereOf(muchLater, catalogue);
  }

  @Test
  void takenName_isToldBeforeTheLimit() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    ConfigBackup holder = catalogue.accepted(anUpload().build());

    Acceptance refused =
        catalogue.configBackups().accept(anUpload().holding("x").whereUploadsMaxIs(1).build());

    assertThat(refused).isEqualTo(new Acceptance.NameTaken(holder.id()));
  }

  @Test
  void namesAreCompared_exactly_andWithinATenant() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    catalogue.accepted(anUpload().named("Nightly").build());

    Acceptance otherCase = catalogue.configBackups().accept(anUpload().named("nightly").build());
    Acceptance otherTenant =
        catalogue.configBackups().accept(anUpload().named("Nightly").by(STRANGER).build());

    assertThat(otherCase).isEqualTo(new Acceptance.Accepted());
    assertThat(otherTenant).isEqualTo(new Acceptance.Accepted());
  }

  @Test
  void uploadsBeyondTheLimit_areRefused_failedOnesNotCounted() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    catalogue.accepted(anUpload().named("failed").createdAt(CREATED.minusMillis(1)).build());
    catalogue.jobs().fail(catalogue.claimed(NOW).lease(), new Failed(NOW, "The disk is full."));
    catalogue.accepted(anUpload().named("one").whereUploadsMaxIs(2).build());
    catalogue.accepted(anUpload().named("two").whereUploadsMaxIs(2).build());
    NewUpload third = anUpload().named("three").whereUploadsMaxIs(2).build();

    Acceptance refused = catalogue.configBackups().accept(third);
    Acceptance ofOtherTenant =
        catalogue.configBackups().accept(anUpload().by(STRANGER).whereUploadsMaxIs(2).build());

    assertThat(refused).isEqualTo(new Acceptance.TooMany(2));
    assertThatNothingIsThereOf(third, catalogue);
    assertThat(ofOtherTenant).isEqualTo(new Acceptance.Accepted());
  }

  @Test
  void nameOfAFailedUpload_isFree() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    NewUpload failed = anUpload().build();
    catalogue.accepted(failed);
    Failed reason = new Failed(NOW, "The disk is full.");
    catalogue.jobs().fail(catalogue.claimed(NOW).lease(), reason);

    Acceptance again = sendAgain(catalogue);

    assertThat(again).isEqualTo(new Acceptance.Accepted());
    assertThat(found(catalogue, failed).state()).isEqualTo(reason);
    assertThat(found(catalogue, failed).content()).isEqualTo(new Awaited());
  }

  @Test
  void oneOfManyUploadsAtTheSameTime_getsTheName() throws Exception {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();

    List<Callable<Acceptance>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      NewUpload upload = anUpload().holding("content " + i).build();
      calls.add(() -> catalogue.configBackups().accept(upload));
    }

    assertThat(outcomes(calls)).containsOnlyOnce(new Acceptance.Accepted());
    assertThat(catalogue.jobs().openSubjects(JobKind.CONFIG_UPLOAD)).hasSize(1);
  }

  @Test
  void backupOfAnotherTenant_isNotFound() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    ConfigBackup backup = catalogue.accepted(anUpload().build());

    assertThat(catalogue.configBackups().find(STRANGER.tenant(), backup.id())).isEmpty();
    assertThat(catalogue.configBackups().find(CLIENT.tenant(), REMOVAL)).isEmpty();
  }

  @Test
  void backup_showsWhereItsJobStands_andSinceWhen() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    NewUpload upload = anUpload().build();
    catalogue.accepted(upload);

    Lease lease = catalogue.claimed(NOW).lease();
    ConfigBackup claimed = found(catalogue, upload);
    catalogue.jobs().putBack(lease, NOW.plusMillis(1), NOW.plusSeconds(9));
    ConfigBackup putBack = found(catalogue, upload);

    assertThat(claimed.state()).isEqualTo(new InProgress());
    assertThat(claimed.modified()).isEqualTo(NOW);
    assertThat(putBack.state()).isEqualTo(new NotStarted());
    assertThat(putBack.modified()).isEqualTo(NOW.plusMillis(1));
  }

  @Test
  void completedBackup_saysWhatIsStored() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    NewUpload upload = anUpload().build();
    catalogue.accepted(upload);
    Lease lease = catalogue.claimed(NOW).lease();
    Instant end = NOW.plusMillis(7);

    boolean completed = catalogue.configBackups().complete(lease, STORED, end);

    assertThat(completed).isTrue();
    assertThat(found(catalogue, upload).state()).isEqualTo(new Complete(end));
    assertThat(found(catalogue, upload).content()).isEqualTo(STORED);
    assertThat(found(catalogue, upload).modified()).isEqualTo(end);
    assertThat(catalogue.jobs().find(lease.job()).map(Job::state)).contains(new Complete(end));
    assertThat(catalogue.jobs().renew(lease, end)).isFalse();
  }

  @Test
  void lostLease_completesNothing() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    NewUpload upload = anUpload().build();
    catalogue.accepted(upload);
    Lease lost = catalogue.claimed(NOW).lease();
    catalogue.jobs().putBackAll(NOW);

    boolean whileNotStarted = catalogue.configBackups().complete(lost, STORED, NOW);
    catalogue.claimed(NOW);
    boolean whileClaimedAgain = catalogue.configBackups().complete(lost, STORED, NOW);

    assertThat(whileNotStarted).isFalse();
    assertThat(whileClaimedAgain).isFalse();
    assertThat(found(catalogue, upload).state()).isEqualTo(new InProgress());
    assertThat(found(catalogue, upload).content()).isEqualTo(new Awaited());
  }

  @Test
  void backupThatIsWorkedOn_isNotRemoved() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    NewUpload upload = anUpload().build();
    catalogue.accepted(upload);

    Removal whileWaiting = remove(catalogue, upload);
    catalogue.claimed(NOW);
    Removal whileInProgress = remove(catalogue, upload);

    assertThat(whileWaiting).isEqualTo(new Removal.InUse());
    assertThat(whileInProgress).isEqualTo(new Removal.InUse());
    assertThat(found(catalogue, upload).state()).isEqualTo(new InProgress());
  }

  @Test
  void removedBackup_isGone_andAJobRemovesItsSnapshot() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    NewUpload upload = anUpload().build();
    catalogue.accepted(upload);
    catalogue.configBackups().complete(catalogue.claimed(NOW).lease(), STORED, NOW);

    Removal removal = remove(catalogue, upload);

    assertThat(removal).isEqualTo(new Removal.Removed());
    assertThatNothingIsThereOf(upload, catalogue);
    assertThat(catalogue.jobs().find(REMOVAL))
        .contains(
            new Job(
                REMOVAL,
                CLIENT.tenant(),
                JobKind.SNAPSHOT_REMOVAL,
                STORED.snapshot().value(),
                NOW,
                new NotStarted()));
    assertThat(catalogue.claimed(NOW).job().id()).isEqualTo(REMOVAL);
    assertThat(sendAgain(catalogue)).isEqualTo(new Acceptance.Accepted());
  }

  @Test
  void removedBackupThatFailed_leavesNoJob() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    NewUpload upload = anUpload().build();
    catalogue.accepted(upload);
    catalogue.jobs().fail(catalogue.claimed(NOW).lease(), new Failed(NOW, "The disk is full."));

    Removal removal = remove(catalogue, upload);

    assertThat(removal).isEqualTo(new Removal.Removed());
    assertThatNothingIsThereOf(upload, catalogue);
    assertThat(catalogue.jobs().find(REMOVAL)).isEmpty();
  }

  @Test
  void whatIsNotThere_isNotRemoved() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    NewUpload ofOtherTenant = anUpload().by(STRANGER).build();
    catalogue.accepted(ofOtherTenant);
    JobId id = ofOtherTenant.backup().id();

    Removal removal =
        catalogue.configBackups().remove(CLIENT.tenant(), id, BackupType.UPLOADED, REMOVAL, NOW);

    assertThat(removal).isEqualTo(new Removal.NotThere());
    assertThat(catalogue.configBackups().find(STRANGER.tenant(), id)).isPresent();
  }

  private static Acceptance sendAgain(CatalogueUnderTest catalogue) {
    return catalogue.configBackups().accept(anUpload().createdAt(CREATED.plusSeconds(9)).build());
  }

  private static ConfigBackup existing(Acceptance acceptance) {
    assertThat(acceptance).isInstanceOf(Acceptance.Repeated.class);
    return ((Acceptance.Repeated) acceptance).existing();
  }

  private static Removal remove(CatalogueUnderTest catalogue, NewUpload upload) {
    ConfigBackup backup = upload.backup();
    return catalogue
        .configBackups()
        .remove(backup.tenant(), backup.id(), backup.type(), REMOVAL, NOW);
  }

  private static ConfigBackup found(CatalogueUnderTest catalogue, NewUpload upload) {
    return catalogue
        .configBackups()
        .find(upload.backup().tenant(), upload.backup().id())
        .orElseThrow(() -> new AssertionError("Not found: " + upload.backup()));
  }

  private static void assertThatNothingIsThereOf(NewUpload upload, CatalogueUnderTest catalogue) {
    ConfigBackup backup = upload.backup();
    assertThat(catalogue.configBackups().find(backup.tenant(), backup.id())).isEmpty();
    assertThat(catalogue.jobs().find(backup.id())).isEmpty();
    assertThat(catalogue.jobs().openSubjects(JobKind.CONFIG_UPLOAD))
        .doesNotContain(upload.stagedFile());
    assertThat(
            catalogue
                .configBackups()
                .list(backup.tenant(), Set.of(BackupType.UPLOADED), BackupQuery.ALL)
                .backups())
        .doesNotContain(backup);
  }

  private static List<Acceptance> outcomes(List<Callable<Acceptance>> calls) throws Exception {
    List<Acceptance> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Acceptance> outcome : threads.invokeAll(calls)) {
        outcomes.add(outcome.get());
      }
    }
    return outcomes;
  }
}
