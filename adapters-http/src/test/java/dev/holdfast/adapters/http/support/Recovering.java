package dev.holdfast.adapters.http.support;

import dev.holdfast.adapters.http.RecoveryUseCases;
import dev.holdfast.application.HoldfastApplication;
import dev.holdfast.application.HoldfastApplication.Limits;
import dev.holdfast.application.port.in.job.WorkOnJobs.Outcome;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.source.SourceSettings;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.DraftBuilder;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.fake.FakeClock;
import dev.holdfast.testkit.fake.InMemoryPorts;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * The use cases of recoveries as they are, on ports in memory: a host with the files {@code /srv/a}
 * and {@code /srv/b}, and a group of it.
 */
public final class Recovering {
  public static final Principal ADMIN =
      new Principal(
          TenantId.DEFAULT, new ClientId("admin"), "Administrator", Set.of(), Privilege.ALL);

  public final InMemoryPorts memory = InMemoryPorts.empty();
  public final FakeClock clock = new FakeClock(TestEdge.START);
  public final HoldfastApplication application =
      new HoldfastApplication(memory.with(clock, new Random(1)), Limits.DEFAULT);
  public final ObjectId host;
  public final ProtectionGroup group;

  public Recovering() {
    memory
        .tenants()
        .add(new Tenant(TenantId.DEFAULT, clock.instant()), List.of(new SourcePath("/")));
    memory.files().put("/srv/a", "one");
    memory.files().put("/srv/b", "two");
    host =
        application
            .manageSources()
            .register(ADMIN, new SourceSettings("", "localhost", new JsonObject(List.of())))
            .object();
    var policy = application.managePolicies().create(ADMIN, new PolicyBuilder().build());
    group =
        application
            .manageGroups()
            .create(ADMIN, new DraftBuilder("files", policy.id()).protecting(host, "/srv").build());
  }

  RecoveryUseCases all() {
    return new RecoveryUseCases(
        application.readSnapshots(),
        application.manageRecoveries(),
        application.readRecoveries(),
        application.readArchives());
  }

  /** A run that has made its snapshot. */
  public Run stored() {
    Run run = application.startRun().start(ADMIN, group.id(), RunType.REGULAR, List.of());
    work();
    return run;
  }

  /** Does all jobs. */
  public void work() {
    Outcome outcome;
    do {
      outcome = application.workOnJobs().runOne("worker", () -> false);
    } while (!(outcome instanceof Outcome.Idle));
  }
}
