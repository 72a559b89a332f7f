package dev.holdfast.testkit.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.HoldfastApplication;
import dev.holdfast.application.port.in.protection.ManageGroups.Draft;
import dev.holdfast.application.port.in.protection.ReadRuns.Shown;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.Schedule;
import dev.holdfast.domain.policy.TimeOfDay;
import dev.holdfast.domain.protection.Alerting;
import dev.holdfast.domain.protection.BlackoutReaction;
import dev.holdfast.domain.protection.FileProtection;
import dev.holdfast.domain.protection.GroupSettings;
import dev.holdfast.domain.protection.Indexing;
import dev.holdfast.domain.protection.Priority;
import dev.holdfast.domain.protection.ProtectedHost;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.RunQuery;
import dev.holdfast.domain.protection.RunStatus;
import dev.holdfast.domain.source.IncludedPath;
import dev.holdfast.domain.source.Registration;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.source.SourceSettings;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.fake.FakeClock;
import dev.holdfast.testkit.fake.InMemoryPorts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FirstRunTest {
  private static final Principal ADMIN =
      new Principal(
          TenantId.DEFAULT, new ClientId("admin"), "Administrator", Set.of(), Privilege.ALL);
  private static final JsonObject NOTHING = new JsonObject(List.of());

  private final InMemoryPorts memory = InMemoryPorts.empty();
  private final FakeClock clock = new FakeClock(Instant.parse("2026-03-04T05:06:07Z"));
  private final HoldfastApplication application =
      new HoldfastApplication(
          memory.with(clock, new Random(1)), HoldfastApplication.Limits.DEFAULT);

  @Test
  void groupOfHours_runsWhenItIsMade_andEachHourAfter() {
    memory
        .tenants()
        .add(new Tenant(TenantId.DEFAULT, clock.instant()), List.of(new SourcePath("/")));
    memory.files().put("/srv/a", "one");
    ProtectionGroup group = group();

    work();
    clock.advance(Duration.ofHours(1));
    work();

    List<Shown> runs = runs(group);
    assertThat(runs)
        .extracting(shown -> shown.run().state().status())
        .containsExactly(RunStatus.SUCCEEDED, RunStatus.SUCCEEDED);
    assertThat(runs.getFirst().snapshots())
        .singleElement()
        .satisfies(
            snapshot ->
                assertThat(snapshot.expiry()).isEqualTo(clock.instant().plus(Duration.ofDays(14))));
  }

  private void work() {
    application.scheduleRuns().tick();
    application.expireSnapshots().tick();
    for (int i = 0; i < 10; i++) {
      application.workOnJobs().runOne("worker", () -> false);
    }
  }

  private List<Shown> runs(ProtectionGroup group) {
    return application
        .readRuns()
        .list(
            ADMIN,
            new RunQuery(
                group.id(),
                RunQuery.Window.START,
                Instant.EPOCH,
                Instant.MAX,
                Set.of(),
                Set.of(),
                false,
                null,
                100));
  }

  private ProtectionGroup group() {
    Registration host =
        application.manageSources().register(ADMIN, new SourceSettings("", "localhost", NOTHING));
    Policy policy =
        application
            .managePolicies()
            .create(ADMIN, new PolicyBuilder().incremental(new Schedule.Hours(1)).build());
    FileProtection files =
        new FileProtection(
            List.of(
                new ProtectedHost(
                    host.object(),
                    List.of(IncludedPath.whole(new SourcePath("/srv"))),
                    Set.of(),
                    null)),
            List.of(),
            Set.of(),
            Set.of(),
            Indexing.ALL,
            Map.of(),
            null,
            null,
            NOTHING);
    GroupSettings settings =
        new GroupSettings(
            "documents",
            "",
            policy.id(),
            Priority.MEDIUM,
            BlackoutReaction.GO_ON,
            List.of(),
            Alerting.NONE,
            files,
            NOTHING);
    return application
        .manageGroups()
        .create(ADMIN, new Draft(settings, TimeOfDay.DEFAULT_START, GroupTiming.NO_END, false));
  }
}
