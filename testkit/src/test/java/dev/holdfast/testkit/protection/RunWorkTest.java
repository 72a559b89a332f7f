package dev.holdfast.testkit.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.HoldfastApplication.Limits;
import dev.holdfast.application.port.out.Scripts.Outcome;
import dev.holdfast.application.port.out.Scripts.Phase;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.policy.RetryOptions;
import dev.holdfast.domain.policy.RunTimeouts;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.policy.Schedule;
import dev.holdfast.domain.protection.Alert;
import dev.holdfast.domain.protection.Alerting;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ObjectState;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunStatus;
import dev.holdfast.domain.protection.Script;
import dev.holdfast.domain.protection.Sla;
import dev.holdfast.domain.source.IgnorableError;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.testkit.build.DraftBuilder;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.fake.InMemoryScripts.Behaviour;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of a run: snapshots, warnings, failures, retries, timeouts, scripts and alerts. */
class RunWorkTest {
  private static final PolicyBuilder NO_RETRY = new PolicyBuilder().retries(new RetryOptions(0, 5));

  private final ProtectionServer server = new ProtectionServer();

  @Test
  void objectThatFails_failsTheRun_whileTheGoodOneCanBeRestored() {
    ObjectId other = server.reachable("other");
    Run run = done(server.draft(NO_RETRY).protecting(other, "/nowhere"));

    assertThat(status(run)).isEqualTo(RunStatus.FAILED);
    assertThat(server.snapshots(run)).extracting(KeptSnapshot::object).containsExactly(server.host);
    assertThat(server.read(run).object(other).orElseThrow().state())
        .isInstanceOf(ObjectState.Failed.class);
  }

  @Test
  void onlyWhatFailed_isTriedAgain_afterTheInterval_andNoOftenerThanThePolicySays() {
    ObjectId other = server.reachable("other");
    PolicyBuilder policy = new PolicyBuilder().retries(new RetryOptions(2, 7));
    Run run = done(server.draft(policy).protecting(other, "/nowhere"));
    AtomicInteger stores = counted("store");

    server.clock.advance(Duration.ofMinutes(7).minusMillis(1));
    server.work();
    assertThat(stores).hasValue(0);
    server.clock.advance(Duration.ofMillis(1));
    server.work();
    assertThat(stores).hasValue(1);
    assertThat(status(run)).isEqualTo(RunStatus.RUNNING);
    server.clock.advance(Duration.ofMinutes(7));
    server.work();

    assertThat(stores).hasValue(2);
    assertThat(status(run)).isEqualTo(RunStatus.FAILED);
    assertThat(server.read(run).object(other).orElseThrow().failedAttempts()).hasSize(3);
    assertThat(server.stored()).isEqualTo(1);
  }

  @Test
  void objectThatFailedFirst_succeedsInTheNextAttempt() {
    Run run =
        done(server.draft(new PolicyBuilder()).protecting(server.reachable("other"), "/home"));

    server.memory.files().put("/home/b", "two");
    server.clock.advance(Duration.ofMinutes(5));
    server.work();

    assertThat(status(run)).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(server.snapshots(run)).hasSize(2);
  }

  @Test
  void unreadableFile_isAWarningThatNamesIt() {
    server.memory.files().put("/srv/secret", "x");
    server.memory.files().makeUnreadable("/srv/secret");

    Run run = done(server.draft(new PolicyBuilder()));

    assertThat(status(run)).isEqualTo(RunStatus.SUCCEEDED_WITH_WARNING);
    assertThat(server.read(run).objects().getFirst().state())
        .isInstanceOfSatisfying(
            ObjectState.Stored.class,
            stored ->
                assertThat(stored.warnings()).singleElement().asString().contains("/srv/secret"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void missingPath_isAWarning_unlessTheGroupIgnoresThat(boolean isIgnored) {
    server.memory.files().put("/lists/all", "/srv\n/gone\n");
    DraftBuilder draft =
        server.draft(server.policy(new PolicyBuilder())).listedIn(server.host, "/lists/all");

    Run run = done(isIgnored ? draft.ignoring(IgnorableError.NON_EXISTENT) : draft);

    assertThat(status(run))
        .isEqualTo(isIgnored ? RunStatus.SUCCEEDED : RunStatus.SUCCEEDED_WITH_WARNING);
  }

  @Test
  void objectThatTakesTooLong_isCancelled_andTheNextOneIsStored() {
    server.memory.files().put("/home/b", "two");
    ObjectId other = server.reachable("other");
    DraftBuilder draft =
        server
            .draft(NO_RETRY)
            .protecting(other, "/home")
            .timeout(RunType.REGULAR, Duration.ofMinutes(10));
    server.before("store", 1, () -> server.clock.advance(Duration.ofMinutes(10)));

    Run run = done(draft);

    assertThat(status(run)).isEqualTo(RunStatus.CANCELED);
    assertThat(server.read(run).object(server.host).orElseThrow().state())
        .isInstanceOfSatisfying(
            ObjectState.Canceled.class, state -> assertThat(state.message()).contains("timeout"));
    assertThat(server.snapshots(run)).extracting(KeptSnapshot::object).containsExactly(other);
  }

  @Test
  void runThatTakesTooLong_isCancelled_andKeepsWhatItHas() {
    server.memory.files().put("/home/b", "two");
    PolicyBuilder policy =
        new PolicyBuilder().timeouts(new RunTimeouts(Map.of(RunType.REGULAR, 30L)));
    server.before("store", 2, () -> server.clock.advance(Duration.ofMinutes(30)));

    Run run = done(server.draft(policy).protecting(server.reachable("other"), "/home"));

    assertThat(status(run)).isEqualTo(RunStatus.CANCELED);
    assertThat(server.read(run).state().toString()).contains("timeout for runs of its type");
    assertThat(server.snapshots(run)).extracting(KeptSnapshot::object).containsExactly(server.host);
  }

  @Test
  void runThatWaitsForAnotherAttempt_isCancelledWhenItsTimeIsOver() {
    PolicyBuilder policy =
        new PolicyBuilder()
            .retries(new RetryOptions(3, 60))
            .timeouts(new RunTimeouts(Map.of(RunType.REGULAR, 30L)));
    Run run = done(server.draft(server.policy(policy)).protecting(server.host, "/nowhere"));
    assertThat(status(run)).isEqualTo(RunStatus.RUNNING);

    server.clock.advance(Duration.ofMinutes(30));
    server.work();

    assertThat(status(run)).isEqualTo(RunStatus.CANCELED);
  }

  @Test
  void preScriptThatFails_keepsTheBackupFromBeginning() {
    script("pre", 3);

    Run run = done(server.draft(NO_RETRY).preScript(named("pre", false)));

    assertThat(status(run)).isEqualTo(RunStatus.FAILED);
    assertThat(server.read(run).objects().getFirst().state().toString())
        .contains("pre-script /pre ended with code 3");
    assertThat(server.stored()).isZero();
  }

  @Test
  void preScriptThatMayFail_doesNotHinderTheBackup() {
    script("pre", 3);

    Run run = done(server.draft(NO_RETRY).preScript(named("pre", true)));

    assertThat(server.snapshots(run)).hasSize(1);
  }

  @Test
  void scriptThatIsNotActive_isNotRun() {
    script("pre", 3);
    Script inactive = new Script("/pre", "", null, false, false);

    Run run = done(server.draft(NO_RETRY).preScript(inactive));

    assertThat(status(run)).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(server.memory.scripts().calls()).isEmpty();
  }

  @Test
  void postScript_runsAfterAFailedBackupToo_andItsFailureIsAWarning() {
    script("post", 0);
    Run failed =
        done(
            server
                .draft(server.policy(NO_RETRY))
                .protecting(server.host, "/nowhere")
                .postScript(named("post", false)));
    assertThat(status(failed)).isEqualTo(RunStatus.FAILED);
    assertThat(server.memory.scripts().calls())
        .singleElement()
        .satisfies(call -> assertThat(call.phase()).isEqualTo(Phase.POST));

    script("post", 1);
    Run run =
        done(server.draft(new PolicyBuilder().name("other")).postScript(named("post", false)));
    assertThat(status(run)).isEqualTo(RunStatus.SUCCEEDED_WITH_WARNING);
  }

  @Test
  void scriptThatTakesTooLong_isAFailure() {
    server.memory.scripts().put("/pre", new Behaviour.Endless());
    Script endless = new Script("/pre", "", Duration.ofMinutes(1), true, false);

    Run run = done(server.draft(NO_RETRY).preScript(endless));

    assertThat(status(run)).isEqualTo(RunStatus.FAILED);
    assertThat(server.read(run).objects().getFirst().state().toString())
        .contains("took longer than it may");
  }

  @Test
  void groupWithScriptsThatTheOperatorDoesNotHave_isRefused() {
    DraftBuilder draft =
        server.draft(NO_RETRY).preScript(named("bin/sh", true)).postScript(named("bin/id", true));

    assertThatThrownBy(() -> server.group(draft))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("preScript: There is no script /bin/sh.")
        .hasMessageContaining("postScript: There is no script /bin/id.");
  }

  @Test
  void scriptThatTheOperatorTookAway_failsTheRun() {
    script("pre", 0);
    ProtectionGroup group = server.group(server.draft(NO_RETRY).preScript(named("pre", false)));
    server.memory.scripts().remove("/pre");

    Run run = server.start(group);
    server.work();

    assertThat(status(run)).isEqualTo(RunStatus.FAILED);
    assertThat(server.stored()).isZero();
  }

  @Test
  void pathOutsideTheTenantsRoots_isNotRead_whenTheyWereNarrowedSince() {
    ProtectionGroup group = server.group(NO_RETRY);
    server
        .memory
        .tenantRoots()
        .set(ProtectionServer.ADMIN.tenant(), List.of(new SourcePath("/home")));

    Run run = server.start(group);
    server.work();

    assertThat(status(run)).isEqualTo(RunStatus.FAILED);
    assertThat(server.stored()).isZero();
  }

  @Test
  void slaIsViolated_byARunThatLastsLonger_andOperatorsHearOfIt() {
    Alerting alerting = new Alerting(Set.of(Alerting.Occasion.SLA_VIOLATION), false, false);
    server.before("store", 1, () -> server.clock.advance(Duration.ofMinutes(61)));

    Run run =
        done(
            server
                .draft(new PolicyBuilder())
                .sla(new Sla(RunType.REGULAR, Duration.ofMinutes(60)))
                .alerting(alerting));

    assertThat(server.read(run).isSlaViolated(server.clock.instant())).isTrue();
    assertThat(occasions()).containsExactly(Alerting.Occasion.SLA_VIOLATION);
  }

  @Test
  void slaIsKept_byARunThatEndsInTime() {
    server.before("store", 1, () -> server.clock.advance(Duration.ofMinutes(60)));

    Run run =
        done(
            server
                .draft(new PolicyBuilder())
                .sla(new Sla(RunType.REGULAR, Duration.ofMinutes(60))));

    server.clock.advance(Duration.ofDays(1));
    assertThat(server.read(run).isSlaViolated(server.clock.instant())).isFalse();
  }

  @Test
  void eachFailedAttempt_isToldIfTheGroupWants() {
    Alerting alerting = new Alerting(Set.of(Alerting.Occasion.FAILURE), true, true);
    PolicyBuilder policy = new PolicyBuilder().retries(new RetryOptions(1, 5));

    done(
        server.draft(server.policy(policy)).protecting(server.host, "/nowhere").alerting(alerting));
    assertThat(server.memory.alerts().raised()).hasSize(1);
    server.clock.advance(Duration.ofMinutes(5));
    server.work();

    assertThat(server.memory.alerts().raised())
        .extracting(Alert::text)
        .satisfiesExactly(
            first -> assertThat(first).contains("attempt"),
            second -> assertThat(second).contains("attempt"),
            run -> assertThat(run).contains("It failed"),
            object -> assertThat(object).contains("has no snapshot"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Alerting.Occasion.class,
      names = {"SUCCESS", "FAILURE"})
  void occasionThatNobodyWants_isNotTold(Alerting.Occasion occasion) {
    done(server.draft(new PolicyBuilder()).alerting(new Alerting(Set.of(occasion), false, false)));

    assertThat(occasions())
        .isEqualTo(occasion == Alerting.Occasion.SUCCESS ? List.of(occasion) : List.of());
  }

  @Test
  void runsOfOneTenant_areNotMoreAtOnceThanTheLimit() {
    ProtectionServer limited =
        new ProtectionServer(
            new Limits(
                Limits.UPLOAD_BYTES_MAX,
                Limits.UPLOADS_MAX,
                1,
                Limits.PRUNE_DELAY,
                Limits.ARCHIVES_KEPT));
    PolicyBuilder policy = new PolicyBuilder().incremental(new Schedule.Hours(1));
    ProtectionGroup one = limited.group(policy);
    ProtectionGroup two = limited.group(policy.name("second"));
    limited.before(
        "store",
        1,
        () -> {
          limited.application().workOnJobs().runOne("another worker", () -> false);
          assertThat(List.of(limited.statuses(one), limited.statuses(two)))
              .containsExactlyInAnyOrder(List.of(RunStatus.RUNNING), List.of(RunStatus.ACCEPTED));
        });

    limited.work();

    assertThat(limited.statuses(one)).containsExactly(RunStatus.SUCCEEDED);
    assertThat(limited.statuses(two)).containsExactly(RunStatus.SUCCEEDED);
  }

  private Run done(DraftBuilder draft) {
    Run run = server.start(server.group(draft));
    server.work();
    return run;
  }

  private RunStatus status(Run run) {
    return server.read(run).state().status();
  }

  private List<Alerting.Occasion> occasions() {
    return server.memory.alerts().raised().stream().map(Alert::occasion).toList();
  }

  /** How often a method is called from now on. */
  private AtomicInteger counted(String method) {
    AtomicInteger calls = new AtomicInteger();
    server.beforeEach(method, calls::incrementAndGet);
    return calls;
  }

  private void script(String name, int code) {
    server
        .memory
        .scripts()
        .put("/" + name, new Behaviour.Ends((call, words) -> new Outcome.Exited(code, "")));
  }

  private static Script named(String name, boolean continueOnError) {
    return new Script("/" + name, "", null, true, continueOnError);
  }
}
