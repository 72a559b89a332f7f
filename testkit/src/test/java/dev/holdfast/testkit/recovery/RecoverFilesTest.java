package dev.holdfast.testkit.recovery;

import static dev.holdfast.testkit.protection.ProtectionServer.ADMIN;
import static dev.holdfast.testkit.recovery.RecoveryCase.BACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.application.port.in.recovery.ManageRecoveries.Choice;
import dev.holdfast.application.port.in.recovery.ManageRecoveries.Draft;
import dev.holdfast.application.port.in.recovery.ReadRecoveries.Work;
import dev.holdfast.domain.audit.AuditEntry;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.LimitReachedException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.protection.Clearance;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.SnapshotGuard;
import dev.holdfast.domain.protection.Verdict;
import dev.holdfast.domain.recovery.EntryResult;
import dev.holdfast.domain.recovery.FileTarget;
import dev.holdfast.domain.recovery.RecoveredEntry;
import dev.holdfast.domain.recovery.RecoveredSnapshot;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.recovery.RecoveryState.Ended;
import dev.holdfast.domain.recovery.RecoveryStatus;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.protection.ProtectionServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Files come back to a disk. */
final class RecoverFilesTest {
  private final RecoveryCase world = new RecoveryCase();
  private final ProtectionServer server = world.server;

  @Test
  void files_comeBackToTheirOriginalPlaces() {
    Recovery recovery = world.recover(world.target(null, false), "/srv");
    assertThat(recovery.state().status()).isEqualTo(RecoveryStatus.ACCEPTED);

    server.work();

    assertThat(world.content("/srv/a")).isEqualTo("one");
    assertThat(world.content("/srv/b")).isEqualTo("two");
    Recovery done = world.read(recovery);
    assertThat(done.state().status()).isEqualTo(RecoveryStatus.SUCCEEDED);
    RecoveredSnapshot part = done.snapshots().getFirst();
    assertThat(part.totals().created()).isEqualTo(2);
    assertThat(part.totals().bytesWritten()).isEqualTo(6);
    assertThat(part.began()).isNotNull();
    assertThat(part.groupName()).isEqualTo(world.group.settings().name());
    assertThat(world.told(recovery)).isEmpty();
    assertThat(server.memory.jobs().find(recovery.job())).isEmpty();
  }

  @Test
  void oneFile_comesBackBelowAnotherFolder_underItsFullPath() {
    Recovery recovery = world.recover(world.target(BACK, false), "/srv/b");

    server.work();

    assertThat(world.content("/back/srv/b")).isEqualTo("two");
    assertThat(world.content("/back/srv/a")).isNull();
    assertThat(world.content("/srv/b")).isNull();
    assertThat(world.status(recovery)).isEqualTo(RecoveryStatus.SUCCEEDED);
  }

  @Test
  void fileThatIsThere_isKept_andThatIsAWarning() {
    server.memory.files().put("/srv/a", "newer");
    Recovery recovery = world.recover(world.target(null, false), "/srv");

    server.work();

    assertThat(world.content("/srv/a")).isEqualTo("newer");
    assertThat(world.content("/srv/b")).isEqualTo("two");
    assertThat(world.status(recovery)).isEqualTo(RecoveryStatus.SUCCEEDED_WITH_WARNING);
    assertThat(world.told(recovery))
        .extracting(entry -> entry.path().value(), RecoveredEntry::result)
        .containsExactly(tuple("/srv/a", EntryResult.KEPT));
  }

  @Test
  void fileThatIsThere_isReplacedIfAskedFor() {
    server.memory.files().put("/srv/a", "newer");
    Recovery recovery = world.recover(world.target(null, true), "/srv");

    server.work();

    assertThat(world.content("/srv/a")).isEqualTo("one");
    assertThat(world.status(recovery)).isEqualTo(RecoveryStatus.SUCCEEDED);
    assertThat(world.read(recovery).snapshots().getFirst().totals().replaced()).isEqualTo(1);
  }

  @Test
  void entryThatFails_leavesTheOthers_andThatIsAWarning() {
    server.memory.restores().makeUnwritable("/srv/a");
    Recovery recovery = world.recover(world.target(null, false), "/srv", "/nowhere");

    server.work();

    assertThat(world.content("/srv/b")).isEqualTo("two");
    Recovery done = world.read(recovery);
    assertThat(done.state())
        .isInstanceOfSatisfying(
            Ended.class,
            ended -> assertThat(ended.outcome().name()).isEqualTo("SUCCEEDED_WITH_WARNING"));
    assertThat(world.told(recovery))
        .extracting(entry -> entry.path().value(), RecoveredEntry::reason)
        .containsExactly(
            tuple("/nowhere", "it is not in the snapshot"), tuple("/srv/a", "permission denied"));
  }

  @Test
  void recoveryOfNothingThatIsThere_fails() {
    Recovery recovery = world.recover(world.target(null, false), "/nowhere");

    server.work();

    assertThat(world.status(recovery)).isEqualTo(RecoveryStatus.FAILED);
  }

  @Test
  void recoveryThatEndsAtTheFirstFailure_bringsBackNothingMore_andSaysWhy() {
    server.memory.restores().makeUnwritable("/srv/a");
    FileTarget target = new FileTarget(server.host, null, false, true, true, true, true);
    Recovery recovery = world.recover(target, "/srv");

    server.work();

    assertThat(world.content("/srv/b")).isNull();
    assertThat(world.read(recovery).state())
        .isInstanceOfSatisfying(
            Ended.class,
            ended ->
                assertThat(ended.message())
                    .contains("ended at the first entry", "/srv/a: permission denied"));
  }

  @Test
  void failureThatEndsIt_isTold_alsoBehindAsManyEntriesAsAreTold() {
    for (int i = 0; i <= RecoveredEntry.TOLD_MAX; i++) {
      server.memory.files().put("/srv/more/" + i, "x");
    }
    server.memory.files().put("/srv/z", "last");
    var second = server.start(world.group);
    server.work();
    server.memory.files().remove("/srv/z");
    server.memory.restores().makeUnwritable("/srv/z");
    Recovery recovery =
        world.create(
            new Draft(
                "to the first failure",
                null,
                List.of(new Choice(second.id(), server.host)),
                RecoveryCase.files(
                    new FileTarget(server.host, null, false, true, true, true, true), "/srv")));

    server.work();

    assertThat(world.read(recovery).state())
        .isInstanceOfSatisfying(
            Ended.class,
            ended -> assertThat(ended.message()).contains("/srv/z: permission denied"));
    assertThat(
            server
                .application()
                .readRecoveries()
                .told(ADMIN, recovery.id(), RecoveredEntry.TOLD_MAX - 1, 2))
        .extracting(entry -> entry.path().value(), RecoveredEntry::result)
        .containsExactly(tuple("/srv/z", EntryResult.FAILED));
  }

  @Test
  void severalSnapshots_comeBackOneAfterTheOther_andOneThatFailsMakesItFail() {
    server.memory.files().put("/srv/a", "one");
    var second = server.start(world.group);
    server.work();
    server.memory.files().remove("/srv/a");
    Recovery recovery =
        world.create(
            new Draft(
                "both",
                null,
                List.of(world.choice(), new Choice(second.id(), server.host)),
                RecoveryCase.files(world.target(BACK, true), "/srv/b")));

    server.work();

    assertThat(world.content("/back/srv/b")).isEqualTo("two");
    Recovery done = world.read(recovery);
    assertThat(done.snapshots())
        .extracting(part -> part.state().status())
        .containsExactly(RecoveryStatus.SUCCEEDED, RecoveryStatus.FAILED);
    assertThat(done.state().status()).isEqualTo(RecoveryStatus.FAILED);
  }

  @Test
  void recoveryThatNobodyHasBegun_isCancelledAtOnce() {
    Recovery recovery = world.recover(world.target(null, false), "/srv");

    world.cancel(recovery);

    assertThat(world.status(recovery)).isEqualTo(RecoveryStatus.CANCELED);
    server.work();
    assertThat(world.content("/srv/a")).isNull();
    assertThat(server.memory.jobs().find(recovery.job())).isEmpty();
    assertThatThrownBy(() -> world.cancel(recovery)).isInstanceOf(StateConflictException.class);
  }

  @Test
  void recoveryUnderWay_isCancelledAtItsNextStep_andWhatCameBackStays() {
    Recovery recovery = world.recover(world.target(null, false), "/srv");
    server
        .memory
        .restores()
        .afterEach(
            () -> {
              world.cancel(recovery);
              assertThat(world.status(recovery)).isEqualTo(RecoveryStatus.CANCELING);
              server.clock.advance(Duration.ofSeconds(2));
            });

    server.work();

    assertThat(world.status(recovery)).isEqualTo(RecoveryStatus.CANCELED);
    assertThat(world.content("/srv/a")).isEqualTo("one");
    assertThat(world.content("/srv/b")).isNull();
    assertThat(server.memory.protection().audit().newest(TenantId.DEFAULT, 2))
        .extracting(AuditEntry::action)
        .containsExactly("recovery.cancelled", "recovery.created");
  }

  @Test
  void snapshotThatIsGoneWhenItsTurnComes_failsWithAReason() {
    Recovery recovery = world.recover(world.target(null, false), "/srv");
    KeptSnapshot snapshot = world.snapshot();
    server.memory.snapshots().forget(snapshot.tenant(), List.of(cleared(snapshot)));

    server.work();

    assertThat(world.read(recovery).state())
        .isInstanceOfSatisfying(
            Ended.class, ended -> assertThat(ended.message()).contains("There is no snapshot"));
  }

  private static Clearance cleared(KeptSnapshot snapshot) {
    return switch (SnapshotGuard.expiry(snapshot, snapshot.expiry())) {
      case Verdict.Cleared(Clearance clearance) -> clearance;
      case Verdict.Refused(String reason) -> throw new AssertionError(reason);
    };
  }

  @Test
  void whatMayPass_isTriedAgain_andThenGivenUpWithTheReason() {
    Recovery recovery = world.recover(world.target(null, false), "/srv");
    server.beforeEach(
        "restore",
        () -> {
          throw new UnavailableException("disk.full", "The disk is full.");
        });

    for (int i = 0; i < 30; i++) {
      server.work();
      server.clock.advance(Duration.ofMinutes(6));
    }

    assertThat(world.read(recovery).state())
        .isInstanceOfSatisfying(
            Ended.class,
            ended -> {
              assertThat(ended.outcome().status()).isEqualTo(RecoveryStatus.FAILED);
              assertThat(ended.message()).contains("The disk is full.");
            });
    assertThat(world.read(recovery).snapshots().getFirst().state().isEnded()).isTrue();
  }

  @Test
  void progress_isToldWhileItIsUnderWay_andToItsTenantAlone() {
    Recovery recovery = world.recover(world.target(null, false), "/srv");
    List<Work> seen = new ArrayList<>();
    server.memory.restores().afterEach(() -> work(ADMIN, recovery).ifPresent(seen::add));

    server.work();

    assertThat(seen).containsExactly(new Work(0, 1, 3, null, null), new Work(0, 2, 6, null, null));
    assertThat(work(ADMIN, recovery)).isEmpty();
    assertThat(work(ProtectionServer.admin(new TenantId("other")), recovery)).isEmpty();
  }

  private Optional<Work> work(Principal principal, Recovery recovery) {
    return server.application().readRecoveries().work(principal, recovery.id());
  }

  @Test
  void whatCouldNotBeBroughtBack_isRefused() {
    FileTarget target = world.target(null, false);

    assertThatThrownBy(
            () ->
                world.recover(
                    new FileTarget(new ObjectId(999), null, false, true, true, true, false),
                    "/srv"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("recoverTarget.id");
    assertThatThrownBy(
            () ->
                world.create(
                    new Draft(
                        "x",
                        null,
                        List.of(new Choice(new RunId(9, 9), server.host)),
                        RecoveryCase.files(target, "/srv"))))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () ->
                world.create(
                    new Draft(
                        "x",
                        null,
                        List.of(world.choice(), world.choice()),
                        RecoveryCase.files(target, "/srv"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("twice");
    assertThatThrownBy(
            () ->
                world.create(
                    new Draft(
                        " ", null, List.of(world.choice()), RecoveryCase.files(target, "/srv"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("name");
    assertThatThrownBy(
            () ->
                world.create(
                    new Draft(
                        "x",
                        new RecoveryId(77),
                        List.of(world.choice()),
                        RecoveryCase.files(target, "/srv"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("parentRecoveryId");
  }

  @Test
  void targetOutsideOfTheRoots_isRefused_alsoIfTheRootsAreNarrowedLater() {
    Recovery early = world.recover(world.target(BACK, false), "/srv");
    server.memory.tenantRoots().set(TenantId.DEFAULT, List.of(new SourcePath("/srv")));

    assertThatThrownBy(() -> world.recover(world.target(BACK, false), "/srv"))
        .isInstanceOf(ForbiddenException.class);
    server.work();

    assertThat(world.status(early)).isEqualTo(RecoveryStatus.FAILED);
    assertThat(world.content("/back/srv/a")).isNull();
  }

  @Test
  void moreThanMayWait_areRefused() {
    for (int i = 0; i < 1_000; i++) {
      world.recover(world.target(BACK, true), "/srv/a");
    }

    assertThatThrownBy(() -> world.recover(world.target(BACK, true), "/srv/a"))
        .isInstanceOf(LimitReachedException.class);
  }

  @Test
  void anotherTenant_findsNothing() {
    Recovery recovery = world.recover(world.target(null, false), "/srv");
    Principal stranger = ProtectionServer.admin(new TenantId("other"));

    assertThatThrownBy(() -> server.application().readRecoveries().get(stranger, recovery.id()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () -> server.application().manageRecoveries().cancel(stranger, recovery.id()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () ->
                server
                    .application()
                    .manageRecoveries()
                    .create(
                        stranger,
                        new Draft(
                            "x",
                            null,
                            List.of(world.choice()),
                            RecoveryCase.files(world.target(null, false), "/srv"))))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void eachPrivilege_isNeeded() {
    Recovery recovery = world.recover(world.target(null, false), "/srv");

    assertThatThrownBy(
            () ->
                server
                    .application()
                    .manageRecoveries()
                    .cancel(without(Privilege.RESTORE_MODIFY), recovery.id()))
        .isInstanceOf(ForbiddenException.class)
        .hasMessageContaining("RESTORE_MODIFY");
    assertThatThrownBy(
            () ->
                server
                    .application()
                    .readRecoveries()
                    .get(without(Privilege.RESTORE_VIEW), recovery.id()))
        .isInstanceOf(ForbiddenException.class)
        .hasMessageContaining("RESTORE_VIEW");
  }

  private static Principal without(Privilege privilege) {
    Set<Privilege> others = EnumSet.complementOf(EnumSet.of(privilege));
    return new Principal(ADMIN.tenant(), ADMIN.client(), ADMIN.name(), ADMIN.scopes(), others);
  }
}
