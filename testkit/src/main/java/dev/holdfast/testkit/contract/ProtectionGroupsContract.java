package dev.holdfast.testkit.contract;

import static dev.holdfast.testkit.build.GroupBuilder.CREATED;
import static dev.holdfast.testkit.contract.CatalogueUnderTest.CLIENT;
import static dev.holdfast.testkit.contract.CatalogueUnderTest.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.Jobs.Choice;
import dev.holdfast.application.port.out.Jobs.Claim;
import dev.holdfast.application.port.out.KeptSnapshots.Swap;
import dev.holdfast.application.port.out.Policies;
import dev.holdfast.application.port.out.ProtectionGroups;
import dev.holdfast.application.port.out.ProtectionGroups.Outcome;
import dev.holdfast.domain.audit.AuditEntry;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobKind;
import dev.holdfast.domain.job.JobState.NotStarted;
import dev.holdfast.domain.job.Lease;
import dev.holdfast.domain.job.Urgency;
import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.PolicyUse;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.policy.SnapshotLock;
import dev.holdfast.domain.protection.Deletion;
import dev.holdfast.domain.protection.GroupQuery;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunCause;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunOutcome;
import dev.holdfast.domain.protection.RunQuery;
import dev.holdfast.domain.protection.RunState;
import dev.holdfast.domain.protection.SnapshotContent;
import dev.holdfast.domain.protection.SnapshotFate;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.GroupBuilder;
import dev.holdfast.testkit.build.PolicyBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ProtectionGroups} must keep, with the ports that read what changes with a
 * group.
 */
public abstract class ProtectionGroupsContract {
  private static final TenantId TENANT = CLIENT.tenant();
  static final ObjectId HOST = new ObjectId(1_000);
  static final Policy POLICY =
      new Policy(new PolicyId(1), TENANT, new PolicyBuilder().build(), CREATED);
  static final ProtectionGroup GROUP = group(10).build();

  private final SplittableRandom chance = new SplittableRandom(5);

  /** A catalogue with nothing in it; asked for once in each test. */
  protected abstract CatalogueUnderTest emptyCatalogue();

  @Test
  void group_comesBackAsItWasAdded_toItsTenantAlone() {
    CatalogueUnderTest catalogue = withGroup();

    assertThat(catalogue.groups().find(TENANT, GROUP.id())).contains(GROUP);
    assertThat(catalogue.groups().find(STRANGER.tenant(), GROUP.id())).isEmpty();
    assertThat(list(catalogue, GroupQuery.ALL)).containsExactly(GROUP);
  }

  @Test
  void secondGroupOfAName_andGroupWithoutPolicy_areRefused() {
    CatalogueUnderTest catalogue = withGroup();

    assertThat(catalogue.groups().add(group(11).build())).isEqualTo(Outcome.NAME_TAKEN);
    assertThat(catalogue.groups().add(new GroupBuilder(11, new PolicyId(7)).named("other").build()))
        .isEqualTo(Outcome.POLICY_MISSING);
  }

  @Test
  void deletedGroup_freesItsName_andItsPolicy() {
    CatalogueUnderTest catalogue = withGroup();
    change(catalogue, GROUP.deleted(new Deletion(CREATED, false), CREATED));

    assertThat(list(catalogue, GroupQuery.ALL)).isEmpty();
    assertThat(catalogue.policies().remove(TENANT, POLICY.id()))
        .isEqualTo(new Policies.Change.Done());
    catalogue.policies().add(POLICY);
    assertThat(catalogue.groups().add(group(11).build())).isEqualTo(Outcome.DONE);
  }

  @Test
  void change_isMadeWhole() {
    CatalogueUnderTest catalogue = withGroup();
    Run run = run(1);
    Job job = job(run, Urgency.MEDIUM);
    AuditEntry entry = new AuditEntry(TENANT, CREATED, "Ann", "run.started", "run", "");

    Outcome outcome =
        catalogue
            .groups()
            .change(
                new ProtectionGroups.Change(
                    GROUP,
                    List.of(run),
                    List.of(snapshot(run, 1)),
                    List.of(job),
                    List.of(),
                    null,
                    false,
                    List.of(entry)));

    assertThat(outcome).isEqualTo(Outcome.DONE);
    assertThat(catalogue.groups().find(TENANT, GROUP.id()).orElseThrow().revision()).isEqualTo(2);
    assertThat(catalogue.runs().find(TENANT, run.id())).contains(run);
    assertThat(catalogue.runs().open(TENANT, GROUP.id())).containsExactly(run);
    assertThat(catalogue.runs().newest(TENANT, List.of(GROUP.id())))
        .isEqualTo(Map.of(GROUP.id(), run));
    assertThat(catalogue.kept().ofRuns(TENANT, List.of(run.id())))
        .isEqualTo(Map.of(run.id(), List.of(snapshot(run, 1))));
    assertThat(catalogue.jobs().find(job.id())).contains(job);
    assertThat(catalogue.audit().newest(TENANT, 10)).containsExactly(entry);
    assertThat(catalogue.audit().newest(STRANGER.tenant(), 10)).isEmpty();
  }

  @Test
  void changeOfAGroupThatChangedMeanwhile_isStale_andDoesNothing() {
    CatalogueUnderTest catalogue = withGroup();
    change(catalogue, GROUP);
    Run run = run(1);

    assertThat(catalogue.groups().change(changeOf(GROUP, run, null, false)))
        .isEqualTo(Outcome.STALE);

    assertThat(catalogue.runs().find(TENANT, run.id())).isEmpty();
  }

  @Test
  void changeOfAWorkerThatLostItsJob_doesNothing() {
    CatalogueUnderTest catalogue = withGroup();
    catalogue.jobs().addUnlessOpen(job(run(1), Urgency.MEDIUM), CREATED);
    Lease lease = catalogue.claimed(CREATED).lease();
    Lease old = new Lease(lease.job(), lease.owner(), lease.fence() + 1, lease.until());

    assertThat(catalogue.groups().change(changeOf(GROUP, run(1), old, true)))
        .isEqualTo(Outcome.LEASE_LOST);
    assertThat(catalogue.runs().find(TENANT, run(1).id())).isEmpty();

    assertThat(catalogue.groups().change(changeOf(GROUP, run(1), lease, true)))
        .isEqualTo(Outcome.DONE);
    assertThat(catalogue.jobs().find(lease.job())).isEmpty();
  }

  @Test
  void hastenedJob_isClaimedAtOnce() {
    CatalogueUnderTest catalogue = withGroup();
    Job job = job(run(1), Urgency.MEDIUM);
    catalogue.jobs().addUnlessOpen(job, CREATED.plusSeconds(600));
    assertThat(claim(catalogue, 9)).isNull();

    catalogue
        .groups()
        .change(
            new ProtectionGroups.Change(
                GROUP, List.of(), List.of(), List.of(), List.of(job.id()), null, false, List.of()));

    assertThat(claim(catalogue, 9)).isEqualTo(job.id());
  }

  @Test
  void urgentJob_isClaimedBeforeOlderOnes_andFullTenantIsPassedOver() {
    CatalogueUnderTest catalogue = withGroup();
    Job old = job(run(1), Urgency.LOW);
    Job urgent = job(run(2), Urgency.HIGH);
    catalogue
        .groups()
        .change(
            new ProtectionGroups.Change(
                GROUP,
                List.of(),
                List.of(),
                List.of(old, urgent),
                List.of(),
                null,
                false,
                List.of()));

    assertThat(claim(catalogue, 1)).isEqualTo(urgent.id());
    assertThat(claim(catalogue, 1)).isNull();
    assertThat(claim(catalogue, 2)).isEqualTo(old.id());
  }

  @Test
  void jobThatComesBackAllTheTime_isGoneWhenComplete() {
    CatalogueUnderTest catalogue = withGroup();
    Job job = job(run(1), Urgency.MEDIUM);
    catalogue.jobs().addUnlessOpen(job, CREATED);
    assertThat(catalogue.jobs().addUnlessOpen(job(run(2), Urgency.MEDIUM), CREATED)).isFalse();

    assertThat(catalogue.jobs().complete(catalogue.claimed(CREATED).lease(), CREATED)).isTrue();

    assertThat(catalogue.jobs().find(job.id())).isEmpty();
    assertThat(catalogue.jobs().addUnlessOpen(job(run(2), Urgency.MEDIUM), CREATED)).isTrue();
  }

  @Test
  void dueGroups_comeLongestDueFirst() {
    CatalogueUnderTest catalogue = withGroup();
    ProtectionGroup earlier = group(11).named("earlier").lookedAt(CREATED.minusSeconds(1)).build();
    catalogue.groups().add(earlier);
    catalogue.groups().add(group(12).named("never").lookedAt(ProtectionGroup.NEVER).build());

    assertThat(catalogue.groups().nextDue()).contains(earlier.nextLook());
    assertThat(catalogue.groups().due(CREATED, 9))
        .containsExactly(
            new ProtectionGroups.Key(TENANT, earlier.id()),
            new ProtectionGroups.Key(TENANT, GROUP.id()));
    assertThat(catalogue.groups().due(CREATED.minusNanos(1), 9)).hasSize(1);
  }

  @Test
  void runs_areListedNewestFirst_byWindow() {
    CatalogueUnderTest catalogue = withGroup();
    Run ended = run(1).to(new RunState.Ended(RunOutcome.FAILED, CREATED.plusSeconds(90), "x"));
    Run open = run(2);
    catalogue
        .groups()
        .change(
            new ProtectionGroups.Change(
                GROUP,
                List.of(ended, open),
                List.of(),
                List.of(),
                List.of(),
                null,
                false,
                List.of()));

    assertThat(catalogue.runs().list(TENANT, runs(RunQuery.Window.START, null)))
        .containsExactly(open, ended);
    assertThat(catalogue.runs().list(TENANT, runs(RunQuery.Window.START, open.id())))
        .containsExactly(ended);
    assertThat(catalogue.runs().list(TENANT, runs(RunQuery.Window.END, null)))
        .containsExactly(ended);
    assertThat(catalogue.runs().count(TENANT, runs(RunQuery.Window.START, open.id()))).isEqualTo(2);
    assertThat(catalogue.runs().list(STRANGER.tenant(), runs(RunQuery.Window.START, null)))
        .isEmpty();
  }

  @Test
  void replacedPolicy_hasItsGroupsLookedAt() {
    CatalogueUnderTest catalogue = withGroup();
    change(catalogue, GROUP.lookedAt(ProtectionGroup.NEVER));
    assertThat(catalogue.groups().nextDue()).isEmpty();
    Instant now = CREATED.plusSeconds(5);
    Policy changed = new Policy(POLICY.id(), TENANT, POLICY.settings(), now);

    assertThat(catalogue.policies().replace(changed, now, now))
        .isEqualTo(new Policies.Change.Stale());
    assertThat(catalogue.policies().replace(changed, CREATED, now))
        .isEqualTo(new Policies.Change.Done());

    assertThat(catalogue.groups().nextDue()).contains(now);
    assertThat(catalogue.policies().find(TENANT, POLICY.id())).contains(changed);
  }

  @Test
  void groupThatWasReadBeforeItsPolicyWasReplaced_isStale() {
    CatalogueUnderTest catalogue = withGroup();
    Instant now = CREATED.plusSeconds(5);
    catalogue
        .policies()
        .replace(new Policy(POLICY.id(), TENANT, POLICY.settings(), now), CREATED, now);

    assertThat(catalogue.groups().change(changeOf(GROUP, run(1), null, false)))
        .isEqualTo(Outcome.STALE);

    ProtectionGroup present = catalogue.groups().find(TENANT, GROUP.id()).orElseThrow();
    assertThat(present.revision()).isEqualTo(GROUP.revision() + 1);
    assertThat(catalogue.groups().change(changeOf(present, run(1), null, false)))
        .isEqualTo(Outcome.DONE);
  }

  @Test
  void usedPolicy_isNotRemoved() {
    CatalogueUnderTest catalogue = withGroup();

    assertThat(catalogue.policies().remove(TENANT, POLICY.id()))
        .isEqualTo(new Policies.Change.InUse(List.of("files")));
    assertThat(catalogue.policies().uses(TENANT, Set.of(POLICY.id())))
        .isEqualTo(Map.of(POLICY.id(), new PolicyUse(1, 1)));
  }

  @Test
  void heldAndLockedSnapshots_areNotExpired() {
    CatalogueUnderTest catalogue = withGroup();
    Run run = run(1);
    KeptSnapshot plain = snapshot(run, 1);
    KeptSnapshot held = snapshot(run, 2).held();
    Instant lockEnd = plain.expiry().plusSeconds(60);
    KeptSnapshot locked =
        snapshot(run, 3).locked(new SnapshotLock.Until(DatalockMode.COMPLIANCE, lockEnd), CREATED);
    add(catalogue, run, List.of(plain, held, locked));

    assertThat(catalogue.kept().expired(plain.expiry().minusNanos(1), 9)).isEmpty();
    assertThat(catalogue.kept().expired(plain.expiry(), 9)).containsExactly(plain);
    assertThat(catalogue.kept().expired(lockEnd, 9)).containsExactly(plain, locked);
    assertThat(catalogue.kept().nextExpiry()).contains(plain.expiry());
    assertThat(catalogue.kept().live(TENANT))
        .containsExactlyInAnyOrder(plain.id(), held.id(), locked.id());
  }

  @Test
  void swap_changesAllOrNothing() {
    CatalogueUnderTest catalogue = withGroup();
    Run run = run(1);
    KeptSnapshot one = snapshot(run, 1);
    KeptSnapshot other = snapshot(run, 2);
    add(catalogue, run, List.of(one, other));
    Swap good = new Swap(one, one.held());
    Swap stale = new Swap(other.held(), other);

    assertThat(catalogue.kept().swap(List.of(good, stale), List.of())).isFalse();
    assertThat(catalogue.kept().ofGroup(TENANT, GROUP.id(), 0, 9)).containsExactly(one, other);

    assertThat(catalogue.kept().swap(List.of(good), List.of())).isTrue();
    assertThat(catalogue.kept().ofGroup(TENANT, GROUP.id(), 0, 9))
        .containsExactly(one.held(), other);
  }

  @Test
  void pageOfSnapshots_doesNotDivideARun() {
    CatalogueUnderTest catalogue = withGroup();
    Run run = run(1);
    List<KeptSnapshot> all =
        LongStream.rangeClosed(1, 3).mapToObj(object -> snapshot(run, object)).toList();
    add(catalogue, run, all);

    assertThat(catalogue.kept().ofGroup(TENANT, GROUP.id(), 0, 2)).isEqualTo(all);
    assertThat(catalogue.kept().ofGroup(TENANT, GROUP.id(), run.id().startMicros(), 2)).isEmpty();
  }

  private CatalogueUnderTest withGroup() {
    return withGroup(emptyCatalogue());
  }

  /** The catalogue with two tenants, a policy and a group of it. */
  static CatalogueUnderTest withGroup(CatalogueUnderTest empty) {
    CatalogueUnderTest catalogue = empty.withTenants();
    catalogue.policies().add(POLICY);
    assertThat(catalogue.groups().add(GROUP)).isEqualTo(Outcome.DONE);
    return catalogue;
  }

  private static GroupBuilder group(long number) {
    return new GroupBuilder(number, new PolicyId(1)).of(TENANT);
  }

  private static List<ProtectionGroup> list(CatalogueUnderTest catalogue, GroupQuery query) {
    return catalogue.groups().list(TENANT, query, CREATED);
  }

  private static void change(CatalogueUnderTest catalogue, ProtectionGroup group) {
    ProtectionGroups.Change change =
        new ProtectionGroups.Change(
            group, List.of(), List.of(), List.of(), List.of(), null, false, List.of());
    assertThat(catalogue.groups().change(change)).isEqualTo(Outcome.DONE);
  }

  private static ProtectionGroups.Change changeOf(
      ProtectionGroup group, Run run, @Nullable Lease lease, boolean endsJob) {
    return new ProtectionGroups.Change(
        group, List.of(run), List.of(), List.of(), List.of(), lease, endsJob, List.of());
  }

  static void add(CatalogueUnderTest catalogue, Run run, List<KeptSnapshot> snapshots) {
    ProtectionGroups.Change change =
        new ProtectionGroups.Change(
            GROUP, List.of(run), snapshots, List.of(), List.of(), null, false, List.of());
    assertThat(catalogue.groups().change(change)).isEqualTo(Outcome.DONE);
  }

  private static @Nullable JobId claim(CatalogueUnderTest catalogue, int ofTenantMax) {
    Instant now = CREATED.plusSeconds(10);
    return catalogue
        .jobs()
        .claim("worker", now, now.plusSeconds(60), new Choice(JobKind.all(), ofTenantMax))
        .map(Claim::job)
        .map(Job::id)
        .orElse(null);
  }

  static Run run(long number) {
    return new Run(
        RunId.of(number, CREATED.plusSeconds(number)),
        TENANT,
        GROUP.id(),
        "files",
        RunType.REGULAR,
        new RunCause.Scheduled(CREATED),
        POLICY.settings().retentionsOf(RunType.REGULAR),
        new RunState.Accepted(),
        List.of(ObjectRun.waiting(HOST, "host", null)),
        null,
        CREATED.plusSeconds(3_600),
        null,
        null);
  }

  private Job job(Run run, Urgency urgency) {
    return new Job(
        JobId.random(chance),
        TENANT,
        JobKind.PROTECTION_RUN,
        run.id().toString(),
        urgency,
        run.start(),
        new NotStarted());
  }

  static KeptSnapshot snapshot(Run run, long object) {
    return new KeptSnapshot(
        new SnapshotId("%064x".formatted(object)),
        TENANT,
        run.group(),
        run.id(),
        new ObjectId(object),
        SnapshotContent.FILES,
        run.start(),
        run.start().plus(Duration.ofDays(14)),
        new SnapshotLock.None(),
        false,
        SnapshotFate.LIVE);
  }

  private static RunQuery runs(RunQuery.Window window, @Nullable RunId after) {
    return new RunQuery(
        GROUP.id(),
        window,
        CREATED,
        CREATED.plusSeconds(100),
        Set.of(),
        Set.of(),
        false,
        after,
        100);
  }
}
