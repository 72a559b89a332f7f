package dev.holdfast.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.ConfigBackups.Acceptance;
import dev.holdfast.application.port.out.ConfigBackups.NewUpload;
import dev.holdfast.application.port.out.Jobs;
import dev.holdfast.application.port.out.Jobs.Choice;
import dev.holdfast.application.port.out.Jobs.Claim;
import dev.holdfast.domain.config.BackupContent.Stored;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobState.Failed;
import dev.holdfast.domain.job.Lease;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.ClientBuilder;
import dev.holdfast.testkit.build.UploadBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server and a command line, or two servers, on one file. */
class TwoCataloguesTest {
  private static final Instant NOW = UploadBuilder.CREATED.plusSeconds(5);
  private static final Instant UNTIL = NOW.plusSeconds(60);

  @RegisterExtension final OpenCatalogue file = new OpenCatalogue();

  @Test
  void whatOneWrites_theOtherReads() {
    Catalogue first = file.openWithTenant();
    Catalogue second = file.open();
    NewUpload upload = UploadBuilder.anUpload().build();
    TenantId tenant = upload.backup().tenant();
    JobId id = upload.backup().id();

    first.configBackups().accept(upload);
    assertThat(second.configBackups().find(tenant, id)).contains(upload.backup());

    Lease lease = second.jobs().claim("second", NOW, UNTIL, Choice.ANY).orElseThrow().lease();
    assertThat(first.jobs().claim("first", NOW, UNTIL, Choice.ANY)).isEmpty();

    Stored stored = new Stored(new SnapshotId("ab".repeat(32)), 3);
    assertThat(first.configBackups().complete(lease, stored, NOW)).isTrue();
    assertThat(second.configBackups().find(tenant, id).orElseThrow().content()).isEqualTo(stored);
  }

  @Test
  void leaseThatTheOtherTookOver_isWorthNothing() {
    Catalogue first = file.openWithTenant();
    Catalogue second = file.open();
    first.configBackups().accept(UploadBuilder.anUpload().build());
    Lease old = first.jobs().claim("first", NOW, UNTIL, Choice.ANY).orElseThrow().lease();

    Lease taken =
        second
            .jobs()
            .claim("second", UNTIL, UNTIL.plusSeconds(60), Choice.ANY)
            .orElseThrow()
            .lease();

    assertThat(taken.fence()).isEqualTo(2);
    assertThat(first.jobs().renew(old, UNTIL.plusSeconds(99))).isFalse();
    assertThat(first.jobs().fail(old, new Failed(UNTIL, "too late"))).isFalse();
    assertThat(second.jobs().renew(taken, UNTIL.plusSeconds(99))).isTrue();
  }

  @Test
  void everyJob_isClaimedOnce() throws Exception {
    Catalogue first = file.openWithTenant();
    Catalogue second = file.open();
    int jobs = 60;
    for (int i = 0; i < jobs; i++) {
      first
          .configBackups()
          .accept(UploadBuilder.anUpload().named("upload " + i).whereUploadsMaxIs(jobs).build());
    }

    List<Callable<List<Claim>>> workers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Jobs of = (i % 2 == 0 ? first : second).jobs();
      String name = "worker " + i;
      workers.add(() -> claimAll(of, name));
    }
    List<Claim> claims = inParallel(workers).stream().flatMap(List::stream).toList();

    assertThat(claims).hasSize(jobs);
    assertThat(claims).extracting(claim -> claim.job().id()).doesNotHaveDuplicates();
    assertThat(claims).extracting(claim -> claim.lease().fence()).containsOnly(1L);
  }

  @Test
  void oneName_isGivenOnce() throws Exception {
    List<Catalogue> both = List.of(file.openWithTenant(), file.open());

    List<Callable<Acceptance>> calls = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      NewUpload upload = UploadBuilder.anUpload().holding("content " + i).build();
      Catalogue catalogue = both.get(i % 2);
      calls.add(() -> catalogue.configBackups().accept(upload));
    }

    assertThat(inParallel(calls)).containsOnlyOnce(new Acceptance.Accepted());
  }

  @Test
  void limit_isKeptByBothTogether() throws Exception {
    List<Catalogue> both = List.of(file.openWithTenant(), file.open());

    List<Callable<Acceptance>> calls = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      NewUpload upload = UploadBuilder.anUpload().named("upload " + i).whereUploadsMaxIs(5).build();
      Catalogue catalogue = both.get(i % 2);
      calls.add(() -> catalogue.configBackups().accept(upload));
    }
    List<Acceptance> outcomes = inParallel(calls);

    assertThat(outcomes).filteredOn(new Acceptance.Accepted()::equals).hasSize(5);
    assertThat(outcomes).filteredOn(new Acceptance.TooMany(5)::equals).hasSize(11);
  }

  /** Repeated, since whoever comes a moment too late or too early is rare. */
  @RepeatedTest(10)
  void fileThatSeveralBegin_isBegunOnce() throws Exception {
    Callable<Boolean> begin =
        () -> {
          try (Catalogue catalogue =
              Catalogue.open(CatalogueSettings.at(new CatalogueFile(file.file())))) {
            TenantId tenant = new TenantId("only");
            return catalogue
                .tenants()
                .add(new Tenant(tenant, NOW), ClientBuilder.aClient().of(tenant).build());
          }
        };

    assertThat(inParallel(Collections.nCopies(8, begin))).containsOnlyOnce(true);
  }

  private static List<Claim> claimAll(Jobs jobs, String worker) {
    List<Claim> claims = new ArrayList<>();
    Optional<Claim> claim = jobs.claim(worker, NOW, UNTIL, Choice.ANY);
    while (claim.isPresent()) {
      claims.add(claim.get());
      claim = jobs.claim(worker, NOW, UNTIL, Choice.ANY);
    }
    return claims;
  }

  private static <T> List<T> inParallel(List<Callable<T>> calls) throws Exception {
    List<T> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
      for (Future<T> outcome : threads.invokeAll(calls)) {
        outcomes.add(outcome.get());
      }
    }
    return outcomes;
  }
}
