package dev.holdfast.testkit.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.port.in.protection.UpdateRuns.Result;
import dev.holdfast.application.port.in.protection.UpdateRuns.Update;
import dev.holdfast.domain.audit.AuditEntry;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.policy.Datalock;
import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.policy.SnapshotLock;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.SnapshotFate;
import dev.holdfast.testkit.build.PolicyBuilder;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may be done to the snapshots of runs that have ended, and by whom. */
class UpdateRunsTest {
  private static final Principal OPERATOR = without(Privilege.DATA_SECURITY);

  private final ProtectionServer server = new ProtectionServer();
  private final PolicyBuilder policy = new PolicyBuilder();

  @Test
  void hold_keepsASnapshotPastItsExpiry_untilItIsReleased() {
    Run run = ended();
    assertDone(update(ProtectionServer.ADMIN, hold(run)));

    server.clock.advance(Duration.ofDays(400));
    server.work();
    assertThat(snapshot(run).isLive()).isTrue();

    assertDone(update(ProtectionServer.ADMIN, release(run)));
    server.work();
    assertThat(snapshot(run).fate()).isEqualTo(SnapshotFate.EXPIRED);
    assertThat(server.stored()).isZero();
  }

  @Test
  void holdIsSetAndReleased_onlyByADataSecurityOfficer() {
    Run run = ended();

    assertThat(update(OPERATOR, hold(run)).error()).contains("DATA_SECURITY");
    assertThat(snapshot(run).isHeld()).isFalse();

    assertDone(update(ProtectionServer.ADMIN, hold(run)));
    assertThat(update(OPERATOR, release(run)).error()).contains("DATA_SECURITY");
    assertThat(snapshot(run).isHeld()).isTrue();
  }

  @Test
  void heldSnapshot_isNotDeletedEvenByAnOfficer_andCanStillLiveLonger() {
    Run run = ended();
    KeptSnapshot before = snapshot(run);
    assertDone(update(ProtectionServer.ADMIN, hold(run)));

    assertThat(update(ProtectionServer.ADMIN, delete(run)).error()).contains("legal hold");
    assertThat(update(ProtectionServer.ADMIN, days(run, -14)).error()).contains("legal hold");
    assertDone(update(OPERATOR, days(run, 3)));

    assertThat(snapshot(run).expiry()).isEqualTo(before.expiry().plus(Duration.ofDays(3)));
  }

  @Test
  void releaseAndShortening_inOneRequest_areBothDone() {
    Run run = ended();
    assertDone(update(ProtectionServer.ADMIN, hold(run)));

    assertDone(update(ProtectionServer.ADMIN, new Update(run.id(), false, false, -14, null)));

    assertThat(snapshot(run).fate()).isEqualTo(SnapshotFate.DELETED);
  }

  @Test
  void complianceLock_isSetAsideByNobody_untilItsEnd() {
    policy.lock(new Datalock.WholeRetention(DatalockMode.COMPLIANCE));
    Run run = ended();

    assertThat(update(ProtectionServer.ADMIN, delete(run)).error()).contains("Compliance");
    assertThat(update(ProtectionServer.ADMIN, days(run, -1)).error()).contains("Compliance");
    assertThat(snapshot(run).isLive()).isTrue();

    server.clock.advance(Duration.ofDays(14));
    server.work();
    assertThat(snapshot(run).fate()).isEqualTo(SnapshotFate.EXPIRED);
  }

  @Test
  void administrativeLock_isSetAsideByAnOfficer_andThatIsAudited() {
    policy.lock(new Datalock.WholeRetention(DatalockMode.ADMINISTRATIVE));
    Run run = ended();

    assertThat(update(OPERATOR, delete(run)).error()).contains("DATA_SECURITY");
    assertDone(update(ProtectionServer.ADMIN, delete(run)));

    assertThat(snapshot(run).fate()).isEqualTo(SnapshotFate.DELETED);
    assertThat(audit().getFirst().action()).isEqualTo("snapshot.deleted");
    assertThat(audit().getFirst().principal()).isEqualTo("Administrator");
    assertThat(audit().getFirst().detail()).contains("administrative datalock was set aside");
  }

  @Test
  void lockOfARun_lastsUntilItsExpiry_andIsNeverMadeWeaker() {
    Run run = ended();
    assertDone(update(OPERATOR, lock(run, DatalockMode.COMPLIANCE)));
    KeptSnapshot locked = snapshot(run);

    assertThat(locked.lock())
        .isEqualTo(new SnapshotLock.Until(DatalockMode.COMPLIANCE, locked.expiry()));
    assertThat(update(ProtectionServer.ADMIN, lock(run, DatalockMode.ADMINISTRATIVE)).error())
        .contains("can't be made weaker");
    assertThat(snapshot(run)).isEqualTo(locked);
  }

  @Test
  void wishThatIsRefusedInPart_isNotDoneAtAll() {
    Run run = ended();
    KeptSnapshot before = snapshot(run);

    Result result =
        update(OPERATOR, new Update(run.id(), false, true, 30, DatalockMode.COMPLIANCE));

    assertThat(result.isDone()).isFalse();
    assertThat(snapshot(run)).isEqualTo(before);
    assertThat(audit()).isEmpty();
  }

  @Test
  void eachRunHasAResultOfItsOwn() {
    ProtectionGroup group = server.group(policy);
    Run good = ended(group);
    server.clock.advance(Duration.ofMinutes(1));
    Run open = server.start(group);
    RunId unknown = RunId.of(999_999, server.clock.instant());

    List<Result> results =
        server
            .application()
            .updateRuns()
            .update(
                OPERATOR,
                group.id(),
                List.of(
                    new Update(unknown, true, null, 0, null),
                    delete(open),
                    days(good, 1),
                    delete(good),
                    days(good, 1)));

    assertThat(results)
        .extracting(Result::run)
        .containsExactly(unknown, open.id(), good.id(), good.id(), good.id());
    assertThat(results).extracting(Result::isDone).containsExactly(false, false, true, true, false);
    assertThat(results.get(1).error()).contains("has not ended");
  }

  @Test
  void runOfAnotherGroup_isNotChanged() {
    Run run = ended();
    ProtectionGroup other = server.group(new PolicyBuilder().name("other"));

    Result result =
        server
            .application()
            .updateRuns()
            .update(OPERATOR, other.id(), List.of(delete(run)))
            .getFirst();

    assertThat(result.error()).contains("no run");
    assertThat(snapshot(run).isLive()).isTrue();
  }

  @Test
  void update_needsThePrivilegeToModify() {
    Run run = ended();

    assertThatThrownBy(() -> update(without(Privilege.PROTECTION_MODIFY), days(run, 1)))
        .isInstanceOf(ForbiddenException.class)
        .hasMessageContaining("PROTECTION_MODIFY");
  }

  @Test
  void deletedSnapshot_leavesTheRepository_andItsSpaceIsGivenBack() {
    Run run = ended();

    assertDone(update(OPERATOR, delete(run)));
    server.work();

    assertThat(server.stored()).isZero();
    assertThat(server.memory.snapshots().unprunedBytes()).isPositive();
    server.clock.advance(Duration.ofMinutes(15));
    server.work();
    assertThat(server.memory.snapshots().unprunedBytes()).isZero();
  }

  @Test
  void holdThatIsSetWhileTheSnapshotIsDeleted_isHeeded() {
    Run run = ended();
    server.before("swap", 1, () -> update(ProtectionServer.ADMIN, hold(run)));

    assertThat(update(OPERATOR, delete(run)).error()).contains("legal hold");
    assertThat(snapshot(run).isLive()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Longer.class)
  void snapshotOfAGroupThatWasDeletedWithItsSnapshots_isNotKeptLonger(Longer wish) {
    Run run = ended();
    server.application().manageGroups().delete(ProtectionServer.ADMIN, run.group(), true);

    assertThat(update(ProtectionServer.ADMIN, wish.of(run)).error()).contains("deleted together");

    server.work();
    assertThat(snapshot(run).fate()).isEqualTo(SnapshotFate.DELETED);
    assertThat(server.stored()).isZero();
  }

  @Test
  void snapshotOfAGroupThatWasDeletedWithoutThem_canBeHeld() {
    Run run = ended();
    server.application().manageGroups().delete(ProtectionServer.ADMIN, run.group(), false);

    assertDone(update(ProtectionServer.ADMIN, hold(run)));
    server.clock.advance(Duration.ofDays(20));
    server.work();

    assertThat(snapshot(run).isLive()).isTrue();
  }

  @Test
  void groupWithAHeldSnapshot_isNotDeletedWithItsSnapshots() {
    Run run = ended();
    assertDone(update(ProtectionServer.ADMIN, hold(run)));

    assertThatThrownBy(
            () ->
                server
                    .application()
                    .manageGroups()
                    .delete(ProtectionServer.ADMIN, run.group(), true))
        .isInstanceOf(StateConflictException.class)
        .hasMessageContaining("legal hold");

    server.work();
    assertThat(snapshot(run).isLive()).isTrue();
    assertThat(
            server
                .application()
                .manageGroups()
                .get(ProtectionServer.ADMIN, run.group())
                .isDeleted())
        .isFalse();
  }

  /** What would let a snapshot live longer. */
  enum Longer {
    HOLD,
    LATER_EXPIRY,
    LOCK;

    Update of(Run run) {
      return switch (this) {
        case HOLD -> hold(run);
        case LATER_EXPIRY -> days(run, 1);
        case LOCK -> lock(run, DatalockMode.ADMINISTRATIVE);
      };
    }
  }

  private Run ended() {
    return ended(server.group(policy));
  }

  private Run ended(ProtectionGroup group) {
    Run run = server.start(group);
    server.work();
    assertThat(server.read(run).isOpen()).isFalse();
    return run;
  }

  private Result update(Principal by, Update update) {
    return server
        .application()
        .updateRuns()
        .update(by, group(update.run()), List.of(update))
        .getFirst();
  }

  private GroupId group(RunId run) {
    return server.application().readRuns().find(ProtectionServer.ADMIN, run).orElseThrow().group();
  }

  private KeptSnapshot snapshot(Run run) {
    return server.snapshots(run).getFirst();
  }

  private List<AuditEntry> audit() {
    return server.memory.protection().audit().newest(ProtectionServer.ADMIN.tenant(), 10);
  }

  private static void assertDone(Result result) {
    assertThat(result.error()).isEmpty();
  }

  private static Update hold(Run run) {
    return new Update(run.id(), false, true, 0, null);
  }

  private static Update release(Run run) {
    return new Update(run.id(), false, false, 0, null);
  }

  private static Update days(Run run, int more) {
    return new Update(run.id(), false, null, more, null);
  }

  private static Update delete(Run run) {
    return new Update(run.id(), true, null, 0, null);
  }

  private static Update lock(Run run, DatalockMode mode) {
    return new Update(run.id(), false, null, 0, mode);
  }

  private static Principal without(Privilege missing) {
    Set<Privilege> privileges = EnumSet.complementOf(EnumSet.of(missing));
    Principal admin = ProtectionServer.ADMIN;
    return new Principal(admin.tenant(), admin.client(), admin.name(), Set.of(), privileges);
  }
}
