package dev.holdfast.testkit.recovery;

import static dev.holdfast.testkit.recovery.RecoveryCase.BACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryOutcome;
import dev.holdfast.domain.recovery.RecoveryState.Ended;
import dev.holdfast.domain.recovery.RecoveryStatus;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.fake.Interference;
import dev.holdfast.testkit.fake.Interference.Crash;
import dev.holdfast.testkit.fake.Interference.When;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server crashes at any call of a port while it works on a recovery. */
final class CrashedRecoveryTest {

  @ParameterizedTest
  @EnumSource(When.class)
  void recovery_goesOnAfterACrashAtAnyCall_andTellsOnlyWhatIsSo(When when) {
    int calls =
        crashed(
            when,
            world -> world.recover(world.target(BACK, false), "/srv"),
            (world, recovery, crash) -> {
              assertThat(world.status(recovery)).as(crash).isEqualTo(RecoveryStatus.SUCCEEDED);
              assertThat(world.content("/back/srv/a")).as(crash).isEqualTo("one");
              assertThat(world.content("/back/srv/b")).as(crash).isEqualTo("two");
              assertThat(world.told(recovery)).as(crash).isEmpty();
            });
    assertThat(calls).isGreaterThan(5);
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void download_goesOnAfterACrashAtAnyCall(When when) {
    crashed(
        when,
        world -> world.download("mine", "/srv"),
        (world, recovery, crash) -> {
          assertThat(world.status(recovery)).as(crash).isEqualTo(RecoveryStatus.SUCCEEDED);
          assertThat(world.server.memory.archives().count()).as(crash).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void cancelledRecovery_endsAfterACrashAtAnyCall(When when) {
    crashed(
        when,
        world -> {
          Recovery recovery = world.recover(world.target(BACK, false), "/srv");
          world
              .server
              .memory
              .restores()
              .afterEach(
                  () -> {
                    world.cancel(recovery);
                    world.server.clock.advance(Duration.ofSeconds(2));
                    world.server.memory.restores().afterEach(() -> {});
                  });
          return recovery;
        },
        (world, recovery, crash) ->
            // A wish that the crash cut short was never acknowledged.
            assertThat(world.status(recovery))
                .as(crash)
                .isIn(RecoveryStatus.CANCELED, RecoveryStatus.SUCCEEDED));
  }

  @Test
  void recoveryThatFailsAfterACrash_leavesNothingUnfinished() {
    RecoveryCase world = new RecoveryCase();
    Recovery recovery = crashedAtItsFirstFile(world);
    world.server.memory.restores().damageSnapshots();

    world.server.work();

    assertThat(world.status(recovery)).isEqualTo(RecoveryStatus.FAILED);
    assertThat(world.server.memory.restores().unfinished()).isEmpty();
  }

  @Test
  void recoveryThatMayNotCleanUpAnyMore_saysWhatIsLeft() {
    RecoveryCase world = new RecoveryCase();
    Recovery recovery = crashedAtItsFirstFile(world);
    world.server.memory.tenantRoots().set(TenantId.DEFAULT, List.of());

    world.server.work();

    assertThat(world.read(recovery).state())
        .isInstanceOfSatisfying(
            Ended.class,
            ended -> {
              assertThat(ended.outcome()).isEqualTo(RecoveryOutcome.FAILED);
              assertThat(ended.message()).contains(".holdfast-" + recovery.job());
            });
  }

  @Test
  void cancelledRecoveryThatMayNotCleanUpAnyMore_endsAtOnce_andSaysWhatIsLeft() {
    RecoveryCase world = new RecoveryCase();
    Recovery recovery = crashedAtItsFirstFile(world);
    world.server.memory.tenantRoots().set(TenantId.DEFAULT, List.of());
    world.cancel(recovery);

    world.server.work();

    assertThat(world.read(recovery).state())
        .isInstanceOfSatisfying(
            Ended.class,
            ended -> {
              assertThat(ended.outcome()).isEqualTo(RecoveryOutcome.CANCELED);
              assertThat(ended.message()).contains(".holdfast-" + recovery.job());
            });
  }

  private static Recovery crashedAtItsFirstFile(RecoveryCase world) {
    Recovery recovery = world.recover(world.target(BACK, false), "/srv");
    Interference met = new Interference();
    world.server.restarted(met);
    world.server.memory.restores().afterEach(met::crash);
    assertThatThrownBy(world.server::work).isInstanceOf(Crash.class);
    world.server.memory.restores().afterEach(() -> {});
    assertThat(world.server.memory.restores().unfinished()).isNotEmpty();
    world.server.restart();
    return recovery;
  }

  private interface Check {
    void that(RecoveryCase world, Recovery recovery, String crash);
  }

  /** How many calls there were at which it was crashed. */
  private static int crashed(When when, Function<RecoveryCase, Recovery> begin, Check check) {
    for (int call = 1; ; call++) {
      RecoveryCase world = new RecoveryCase();
      Recovery recovery = begin.apply(world);
      Interference met = new Interference().crashAt(call, when);
      world.server.restarted(met);
      boolean isCrashed = false;
      try {
        world.server.work();
      } catch (Crash e) {
        isCrashed = true;
      }
      world.server.restart();
      world.server.work();
      check.that(world, recovery, "crash " + when + " call " + call);
      if (!isCrashed) {
        return call;
      }
    }
  }
}
