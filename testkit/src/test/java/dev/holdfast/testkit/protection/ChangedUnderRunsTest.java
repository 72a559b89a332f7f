package dev.holdfast.testkit.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.policy.Retention;
import dev.holdfast.domain.policy.RetentionUnit;
import dev.holdfast.domain.policy.RetryOptions;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunStatus;
import dev.holdfast.domain.protection.SnapshotFate;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.RegistrationId;
import dev.holdfast.testkit.build.DraftBuilder;
import dev.holdfast.testkit.build.PolicyBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Groups, policies and sources that are changed or deleted, most of them during a run. */
class ChangedUnderRunsTest {
  private final ProtectionServer server = new ProtectionServer();
  private final ObjectId other = server.reachable("other");
  private final ProtectionGroup group = server.group(ofTwo(new PolicyBuilder()));

  @Test
  void groupThatIsDeletedDuringARun_cancelsIt_andTheSnapshotsStayUntilTheyExpire() {
    Run run = server.start(group);
    during(2, () -> deleteGroup(false));

    server.work();

    assertThat(status(run)).isEqualTo(RunStatus.CANCELED);
    assertThat(server.snapshots(run)).singleElement().matches(KeptSnapshot::isLive);
    server.clock.advance(Duration.ofDays(14));
    server.work();
    assertThat(server.stored()).isZero();
  }

  @Test
  void groupThatIsDeletedWithItsSnapshotsDuringARun_leavesNone() {
    Run run = server.start(group);
    during(2, () -> deleteGroup(true));

    for (int i = 0; i < 3; i++) {
      server.work();
    }

    assertThat(status(run)).isEqualTo(RunStatus.CANCELED);
    assertThat(server.snapshots(run))
        .extracting(KeptSnapshot::fate)
        .containsOnly(SnapshotFate.DELETED);
    assertThat(server.stored()).isZero();
  }

  @Test
  void groupThatIsDeletedWhileARunWaits_cancelsThemBoth() {
    Run first = server.start(group);
    server.clock.advance(Duration.ofMinutes(1));
    Run second = server.start(group);

    deleteGroup(false);
    server.work();

    assertThat(status(first)).isEqualTo(RunStatus.CANCELED);
    assertThat(status(second)).isEqualTo(RunStatus.CANCELED);
    assertThat(server.stored()).isZero();
  }

  @Test
  void objectThatLeavesTheGroupDuringARun_failsAtItsTurn_andTheOthersAreStored() {
    PolicyBuilder policy = new PolicyBuilder().name("second").retries(new RetryOptions(0, 5));
    DraftBuilder draft = server.draft(policy).protecting(other, "/home");
    ProtectionGroup edited = server.group(draft);
    Run run = server.start(edited);
    DraftBuilder smaller =
        new DraftBuilder(edited.settings().name(), edited.settings().policy())
            .protecting(server.host, "/srv");
    during(
        1,
        () ->
            server
                .application()
                .manageGroups()
                .replace(ProtectionServer.ADMIN, edited.id(), smaller.build(), null));

    server.work();

    assertThat(status(run)).isEqualTo(RunStatus.FAILED);
    assertThat(server.snapshots(run)).extracting(KeptSnapshot::object).containsExactly(server.host);
  }

  @Test
  void policyThatIsReplacedDuringARun_bearsOnTheNextOne() {
    Run run = server.start(group);
    PolicyBuilder longer = new PolicyBuilder().keep(Retention.of(RetentionUnit.DAYS, 100));
    during(
        1,
        () ->
            server
                .application()
                .managePolicies()
                .replace(ProtectionServer.ADMIN, group.settings().policy(), longer.build(), null));

    server.work();
    Run next = server.start(group);
    server.work();

    assertThat(life(run)).isEqualTo(Duration.ofDays(14));
    assertThat(life(next)).isEqualTo(Duration.ofDays(100));
  }

  @Test
  void policyOfADeletedGroup_canGo_beforeItsLastRunHasEnded() {
    Run run = server.start(group);
    during(
        2,
        () -> {
          deleteGroup(false);
          server
              .application()
              .managePolicies()
              .delete(ProtectionServer.ADMIN, group.settings().policy());
        });

    server.work();

    assertThat(status(run)).isEqualTo(RunStatus.CANCELED);
    assertThat(server.snapshots(run)).hasSize(1);
  }

  @Test
  void policyInUse_isNotDeleted() {
    assertThatThrownBy(
            () ->
                server
                    .application()
                    .managePolicies()
                    .delete(ProtectionServer.ADMIN, group.settings().policy()))
        .isInstanceOf(StateConflictException.class)
        .hasMessageContaining(group.settings().name());
  }

  @Test
  void sourceInUse_isNotDeleted() {
    RegistrationId registration =
        server.application().manageSources().list(ProtectionServer.ADMIN).getFirst().id();

    assertThatThrownBy(
            () -> server.application().manageSources().delete(ProtectionServer.ADMIN, registration))
        .isInstanceOf(StateConflictException.class)
        .hasMessageContaining(group.settings().name());
  }

  @Test
  void groupThatSomebodyElseChanged_isNotReplaced() {
    DraftBuilder draft =
        new DraftBuilder("renamed", group.settings().policy()).protecting(server.host, "/srv");
    ProtectionGroup changed =
        server
            .application()
            .manageGroups()
            .replace(ProtectionServer.ADMIN, group.id(), draft.build(), group.modified());

    assertThatThrownBy(
            () ->
                server
                    .application()
                    .manageGroups()
                    .replace(ProtectionServer.ADMIN, group.id(), draft.build(), group.modified()))
        .isInstanceOf(StateConflictException.class)
        .hasMessageContaining("changed since");
    assertThat(changed.modified()).isAfter(group.modified());
  }

  private DraftBuilder ofTwo(PolicyBuilder policy) {
    server.memory.files().put("/home/b", "two");
    return server.draft(policy).protecting(other, "/home");
  }

  /** At the beginning of the nth object; the worker looks for wishes each second. */
  private void during(int store, Runnable action) {
    server.before(
        "store",
        store,
        () -> {
          action.run();
          server.clock.advance(Duration.ofSeconds(2));
        });
  }

  private void deleteGroup(boolean withSnapshots) {
    server.application().manageGroups().delete(ProtectionServer.ADMIN, group.id(), withSnapshots);
  }

  private RunStatus status(Run run) {
    return server.read(run).state().status();
  }

  private Duration life(Run run) {
    return Duration.between(run.start(), server.snapshots(run).getFirst().expiry());
  }
}
