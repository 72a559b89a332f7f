package dev.holdfast.testkit.contract;

import static dev.holdfast.testkit.build.GroupBuilder.CREATED;
import static dev.holdfast.testkit.contract.CatalogueUnderTest.CLIENT;
import static dev.holdfast.testkit.contract.CatalogueUnderTest.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.Recoveries;
import dev.holdfast.application.port.out.Recoveries.Addition;
import dev.holdfast.application.port.out.Recoveries.Change;
import dev.holdfast.application.port.out.Recoveries.Outcome;
import dev.holdfast.domain.audit.AuditEntry;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.JobKind;
import dev.holdfast.domain.job.JobState.NotStarted;
import dev.holdfast.domain.job.Lease;
import dev.holdfast.domain.recovery.Archive;
import dev.holdfast.domain.recovery.EntryResult;
import dev.holdfast.domain.recovery.RecoveredEntry;
import dev.holdfast.domain.recovery.RecoveredSnapshot;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.recovery.RecoveryKind;
import dev.holdfast.domain.recovery.RecoveryOutcome;
import dev.holdfast.domain.recovery.RecoveryQuery;
import dev.holdfast.domain.recovery.RecoveryState;
import dev.holdfast.domain.recovery.RecoveryState.Ended;
import dev.holdfast.domain.recovery.RecoveryState.Running;
import dev.holdfast.domain.recovery.RecoveryStatus;
import dev.holdfast.domain.recovery.RecoveryTotals;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.RecoveryBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link Recoveries} must keep. */
public abstract class RecoveriesContract {
  private static final TenantId TENANT = CLIENT.tenant();
  private static final AuditEntry ENTRY =
      new AuditEntry(TENANT, CREATED, "Ann", "recovery.created", "recovery 1", "");

  /** A catalogue with nothing in it; asked for once in each test. */
  protected abstract CatalogueUnderTest emptyCatalogue();

  @Test
  void recovery_isAddedWithItsJob_toItsTenantAlone() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    Recovery recovery = new RecoveryBuilder(1).build();

    assertThat(catalogue.recoveries().add(recovery, job(recovery), 9, List.of(ENTRY)))
        .isEqualTo(Addition.DONE);

    assertThat(catalogue.recoveries().find(TENANT, recovery.id())).contains(recovery);
    assertThat(catalogue.recoveries().find(STRANGER.tenant(), recovery.id())).isEmpty();
    assertThat(catalogue.recoveries().list(STRANGER.tenant(), all())).isEmpty();
    assertThat(catalogue.jobs().find(recovery.job())).contains(job(recovery));
    assertThat(catalogue.audit().newest(TENANT, 9)).containsExactly(ENTRY);
  }

  @Test
  void nameOfADownload_isTakenForOtherDownloads() {
    Recoveries recoveries = emptyCatalogue().withTenants().recoveries();
    add(recoveries, new RecoveryBuilder(1).named("x").download().build());

    assertThat(addition(recoveries, new RecoveryBuilder(2).named("x").download().build(), 9))
        .isEqualTo(Addition.NAME_TAKEN);
    assertThat(addition(recoveries, new RecoveryBuilder(3).named("x").build(), 9))
        .isEqualTo(Addition.DONE);
    assertThat(
            addition(
                recoveries,
                new RecoveryBuilder(4).of(STRANGER.tenant()).named("x").download().build(),
                9))
        .isEqualTo(Addition.DONE);
    assertThat(recoveries.find(TENANT, new RecoveryId(2))).isEmpty();
  }

  @Test
  void oneMoreThanMayBeOpen_isRefused_untilOneHasEnded() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    Recoveries recoveries = catalogue.recoveries();
    Recovery first = new RecoveryBuilder(1).build();
    add(recoveries, first);

    assertThat(addition(recoveries, new RecoveryBuilder(2).build(), 1))
        .isEqualTo(Addition.TOO_MANY);
    assertThat(catalogue.jobs().find(new RecoveryBuilder(2).build().job())).isEmpty();

    change(recoveries, first.ended(RecoveryOutcome.CANCELED, CREATED, ""), List.of());
    assertThat(addition(recoveries, new RecoveryBuilder(2).build(), 1)).isEqualTo(Addition.DONE);
  }

  static Stream<RecoveryState> states() {
    return Stream.of(
        new RecoveryState.Accepted(),
        new Running(CREATED),
        new RecoveryState.Canceling(CREATED),
        new Ended(RecoveryOutcome.FAILED, CREATED.plusSeconds(60), "It failed."));
  }

  @ParameterizedTest
  @MethodSource("states")
  void recoveryInEveryState_comesBackAsItWas(RecoveryState state) {
    Recoveries recoveries = emptyCatalogue().withTenants().recoveries();
    Recovery recovery = new RecoveryBuilder(1).in(state).build();
    add(recoveries, recovery);

    assertThat(recoveries.find(TENANT, recovery.id())).contains(recovery);
  }

  @Test
  void change_isMadeWhole() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    Recoveries recoveries = catalogue.recoveries();
    Recovery recovery = new RecoveryBuilder(1).download().build();
    add(recoveries, recovery);
    RecoveredSnapshot done =
        recovery
            .snapshots()
            .getFirst()
            .to(new Running(CREATED))
            .with(new RecoveryTotals(1, 2, 3, 4, 5, 6, 7, 8))
            .to(new Ended(RecoveryOutcome.SUCCEEDED, CREATED, ""));
    Archive archive = new Archive(77, CREATED.plusSeconds(9));
    Recovery changed = recovery.begun(CREATED).with(done).with(archive);

    change(recoveries, changed, List.of(entry(1)));

    Recovery stored = recoveries.find(TENANT, recovery.id()).orElseThrow();
    assertThat(stored.snapshots()).containsExactly(done);
    assertThat(stored.archive()).isEqualTo(archive);
    assertThat(stored.state()).isEqualTo(new Running(CREATED));
    assertThat(stored.revision()).isEqualTo(recovery.revision() + 1);
    assertThat(recoveries.told(TENANT, recovery.id(), 0, 9)).containsExactly(entry(1));
  }

  @Test
  void changeOfARecoveryThatChangedMeanwhile_isStale_andDoesNothing() {
    Recoveries recoveries = emptyCatalogue().withTenants().recoveries();
    Recovery recovery = new RecoveryBuilder(1).build();
    add(recoveries, recovery);
    change(recoveries, recovery.begun(CREATED), List.of());

    assertThat(recoveries.change(changeOf(recovery, List.of(entry(1)), null, false)))
        .isEqualTo(Outcome.STALE);

    assertThat(recoveries.told(TENANT, recovery.id(), 0, 9)).isEmpty();
  }

  @Test
  void changeOfAWorkerThatLostItsJob_doesNothing() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    Recoveries recoveries = catalogue.recoveries();
    Recovery recovery = new RecoveryBuilder(1).build();
    add(recoveries, recovery);
    Lease lease = catalogue.claimed(CREATED).lease();
    Lease old = new Lease(lease.job(), lease.owner(), lease.fence() + 1, lease.until());

    assertThat(recoveries.change(changeOf(recovery.begun(CREATED), List.of(), old, true)))
        .isEqualTo(Outcome.LEASE_LOST);
    assertThat(recoveries.find(TENANT, recovery.id())).contains(recovery);

    assertThat(recoveries.change(changeOf(recovery.begun(CREATED), List.of(), lease, true)))
        .isEqualTo(Outcome.DONE);
    assertThat(catalogue.jobs().find(lease.job())).isEmpty();
  }

  @Test
  void hastenedJob_isClaimedAtOnce() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    Recovery recovery = new RecoveryBuilder(1).build();
    add(catalogue.recoveries(), recovery);
    Lease lease = catalogue.claimed(CREATED).lease();
    catalogue.jobs().putBack(lease, CREATED, CREATED.plusSeconds(600));

    catalogue
        .recoveries()
        .change(new Change(recovery.cancelled(CREATED), List.of(), true, null, false, List.of()));

    assertThat(catalogue.claimed(CREATED).job().id()).isEqualTo(recovery.job());
  }

  @Test
  void entries_areToldInTheirOrder_inPages_andNoMoreThanTheLimit() {
    Recoveries recoveries = emptyCatalogue().withTenants().recoveries();
    Recovery recovery = new RecoveryBuilder(1).build();
    add(recoveries, recovery);
    change(recoveries, recovery, entries(0, Recoveries.ENTRIES_MAX - 1));
    Recovery again = recoveries.find(TENANT, recovery.id()).orElseThrow();
    change(recoveries, again, entries(Recoveries.ENTRIES_MAX - 1, Recoveries.ENTRIES_MAX + 5));

    assertThat(recoveries.told(TENANT, recovery.id(), 3, 2)).containsExactly(entry(3), entry(4));
    assertThat(recoveries.told(TENANT, recovery.id(), Recoveries.ENTRIES_MAX - 2, 9))
        .containsExactlyElementsOf(entries(Recoveries.ENTRIES_MAX - 2, Recoveries.ENTRIES_MAX));
    assertThat(recoveries.told(STRANGER.tenant(), recovery.id(), 0, 9)).isEmpty();
  }

  @Test
  void pathOfAnyBytes_comesBackAsItWas() {
    Recoveries recoveries = emptyCatalogue().withTenants().recoveries();
    Recovery recovery = new RecoveryBuilder(1).build();
    add(recoveries, recovery);
    RecoveredEntry odd =
        new RecoveredEntry(
            new ObjectId(7), new EntryPath("/a\nb/\\xE9/\uD83D\uDE00"), EntryResult.KEPT, "");
    change(recoveries, recovery, List.of(odd));

    assertThat(recoveries.told(TENANT, recovery.id(), 0, 9)).containsExactly(odd);
  }

  @Test
  void recoveries_areListedNewestFirst_byEveryFilter() {
    Recoveries recoveries = emptyCatalogue().withTenants().recoveries();
    Recovery first = new RecoveryBuilder(1).build();
    Recovery child =
        new RecoveryBuilder(2).createdAt(CREATED.plusSeconds(1)).childOf(first.id()).build();
    Recovery download =
        new RecoveryBuilder(3)
            .createdAt(CREATED.plusSeconds(1))
            .download()
            .in(new Ended(RecoveryOutcome.SUCCEEDED, CREATED, ""))
            .build();
    List.of(first, child, download).forEach(one -> add(recoveries, one));

    assertThat(recoveries.list(TENANT, all())).containsExactly(download, child, first);
    assertThat(list(recoveries, Set.of(first.id(), new RecoveryId(99)), Set.of()))
        .containsExactly(first);
    assertThat(list(recoveries, Set.of(), Set.of(first.id()))).containsExactly(child);
    assertThat(recoveries.list(TENANT, query(CREATED, CREATED.plusSeconds(1), Set.of(), Set.of())))
        .containsExactly(first);
    assertThat(
            recoveries.list(
                TENANT,
                query(Instant.MIN, Instant.MAX, Set.of(RecoveryStatus.SUCCEEDED), Set.of())))
        .containsExactly(download);
    assertThat(
            recoveries.list(
                TENANT, query(Instant.MIN, Instant.MAX, Set.of(), Set.of(RecoveryKind.FILES))))
        .containsExactly(child, first);
  }

  private static RecoveryQuery all() {
    return query(Instant.MIN, Instant.MAX, Set.of(), Set.of());
  }

  private static RecoveryQuery query(
      Instant from, Instant to, Set<RecoveryStatus> statuses, Set<RecoveryKind> kinds) {
    return new RecoveryQuery(Set.of(), Set.of(), from, to, statuses, kinds);
  }

  private static List<Recovery> list(
      Recoveries recoveries, Set<RecoveryId> ids, Set<RecoveryId> parents) {
    return recoveries.list(
        TENANT, new RecoveryQuery(ids, parents, Instant.MIN, Instant.MAX, Set.of(), Set.of()));
  }

  private static void add(Recoveries recoveries, Recovery recovery) {
    assertThat(addition(recoveries, recovery, 9)).isEqualTo(Addition.DONE);
  }

  private static Addition addition(Recoveries recoveries, Recovery recovery, int openMax) {
    return recoveries.add(recovery, job(recovery), openMax, List.of());
  }

  private static void change(Recoveries recoveries, Recovery changed, List<RecoveredEntry> told) {
    assertThat(recoveries.change(changeOf(changed, told, null, false))).isEqualTo(Outcome.DONE);
  }

  private static Change changeOf(
      Recovery changed, List<RecoveredEntry> told, @Nullable Lease lease, boolean endsJob) {
    return new Change(changed, told, false, lease, endsJob, List.of());
  }

  private static Job job(Recovery recovery) {
    return new Job(
        recovery.job(),
        recovery.tenant(),
        JobKind.RECOVERY,
        recovery.id().toString(),
        recovery.created(),
        new NotStarted());
  }

  private static List<RecoveredEntry> entries(int from, int to) {
    return IntStream.range(from, to).mapToObj(RecoveriesContract::entry).toList();
  }

  private static RecoveredEntry entry(int number) {
    return new RecoveredEntry(
        new ObjectId(7), new EntryPath("/etc/" + number), EntryResult.FAILED, "It is full");
  }
}
