package dev.holdfast.testkit.protection;

import dev.holdfast.application.HoldfastApplication;
import dev.holdfast.application.port.in.job.WorkOnJobs.Outcome;
import dev.holdfast.application.port.in.protection.ActOnRuns.Cancellation;
import dev.holdfast.application.port.in.protection.ReadRuns.Shown;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunQuery;
import dev.holdfast.domain.protection.RunStatus;
import dev.holdfast.domain.source.HostFacts;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.source.SourceSettings;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.DraftBuilder;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.fake.FakeClock;
import dev.holdfast.testkit.fake.InMemoryHosts;
import dev.holdfast.testkit.fake.InMemoryPorts;
import dev.holdfast.testkit.fake.Interference;
import dev.holdfast.testkit.fake.Interference.When;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on ports in memory, with one tenant and its own host, which has the file {@code /srv/a}.
 * What a process forgets when it ends, a restart forgets here. For one thread.
 */
public final class ProtectionServer {
  /** Whoever may do everything in the tenant. */
  public static final Principal ADMIN = admin(TenantId.DEFAULT);

  /** A server that has more to do than this at one time goes round in circles. */
  private static final int JOBS_MAX = 1_000;

  private static final JsonObject NOTHING = new JsonObject(List.of());

  public final InMemoryPorts memory = InMemoryPorts.empty();
  public final FakeClock clock = new FakeClock(Instant.parse("2026-03-04T05:06:07Z"));

  /** The object of the server's own host. */
  public final ObjectId host;

  private final Random chance = new Random(1);
  private final HoldfastApplication.Limits limits;
  private Interference interference = new Interference();
  private HoldfastApplication application;
  private boolean isRecovered;
  private int groups;

  public ProtectionServer() {
    this(HoldfastApplication.Limits.DEFAULT);
  }

  public ProtectionServer(HoldfastApplication.Limits limits) {
    this.limits = limits;
    memory
        .tenants()
        .add(new Tenant(TenantId.DEFAULT, clock.instant()), List.of(new SourcePath("/")));
    memory.files().put("/srv/a", "one");
    application = started();
    host = registered("localhost");
  }

  /** Whoever may do everything in a tenant. */
  public static Principal admin(TenantId tenant) {
    return new Principal(tenant, new ClientId("admin"), "Administrator", Set.of(), Privilege.ALL);
  }

  /** The present process. */
  public HoldfastApplication application() {
    return application;
  }

  /** The process is gone, and the next one has begun. */
  public void restart() {
    restarted(new Interference());
    recover();
  }

  /** The next process meets this; it recovers when it first works, so that this may meet that. */
  public void restarted(Interference met) {
    interference = met;
    application = started();
    isRecovered = false;
  }

  /** Does something before the present process calls a method for the nth time from now on. */
  public void before(String method, int n, Runnable action) {
    AtomicInteger calls = new AtomicInteger();
    beforeEach(
        method,
        () -> {
          if (calls.incrementAndGet() == n) {
            action.run();
          }
        });
  }

  /** Does something before each call of a method by the present process. */
  public void beforeEach(String method, Runnable action) {
    interference.at(method, When.BEFORE, action);
  }

  /** Does all that is due by now. */
  public void work() {
    recover();
    application.scheduleRuns().tick();
    workOnJobs();
    application.expireSnapshots().tick();
    workOnJobs();
    application.indexSnapshots().tick();
    workOnJobs();
  }

  private void recover() {
    if (!isRecovered) {
      application.workOnJobs().recover();
      isRecovered = true;
    }
  }

  private void workOnJobs() {
    for (int i = 0; i < JOBS_MAX; i++) {
      if (application.workOnJobs().runOne("worker", () -> false) instanceof Outcome.Idle) {
        return;
      }
    }
    throw new IllegalStateException("The work has no end");
  }

  /** Registers a host that answers from now on; its files are those of every other host here. */
  public ObjectId reachable(String name) {
    HostFacts own = InMemoryHosts.OWN;
    memory
        .hosts()
        .put(
            name,
            new HostFacts(name, own.osType(), own.osName(), own.volumes(), own.agentVersion()));
    return registered(name);
  }

  private ObjectId registered(String endpoint) {
    return application
        .manageSources()
        .register(ADMIN, new SourceSettings("", endpoint, NOTHING))
        .object();
  }

  public Policy policy(PolicyBuilder policy) {
    return application.managePolicies().create(ADMIN, policy.build());
  }

  /** A group that protects a folder of the server's own host, by a new policy. */
  public DraftBuilder draft(PolicyBuilder policy) {
    return draft(policy(policy)).protecting(host, "/srv");
  }

  /** A group that protects nothing yet. */
  public DraftBuilder draft(Policy policy) {
    groups++;
    return new DraftBuilder("group " + groups, policy.id());
  }

  public ProtectionGroup group(PolicyBuilder policy) {
    return group(draft(policy));
  }

  public ProtectionGroup group(DraftBuilder draft) {
    return application.manageGroups().create(ADMIN, draft.build());
  }

  /** A regular run of the whole group. */
  public Run start(ProtectionGroup group) {
    return start(group, RunType.REGULAR);
  }

  public Run start(ProtectionGroup group, RunType type) {
    return application.startRun().start(ADMIN, group.id(), type, List.of());
  }

  /** Cancels the whole run, or only these objects of it. */
  public void cancel(Run run, ObjectId... objects) {
    application
        .actOnRuns()
        .cancel(ADMIN, run.group(), List.of(new Cancellation(run.id(), Set.of(objects))));
  }

  /** The run as it is now. */
  public Run read(Run run) {
    return application.readRuns().get(ADMIN, run.group(), run.id()).run();
  }

  /** The runs of a group as they are now, newest first. */
  public List<Run> runs(ProtectionGroup group) {
    return application.readRuns().list(ADMIN, allRuns(group)).stream().map(Shown::run).toList();
  }

  /** Asks for every run of a group. */
  public RunQuery allRuns(ProtectionGroup group) {
    return new RunQuery(
        group.id(),
        RunQuery.Window.START,
        Instant.EPOCH,
        Instant.MAX,
        Set.of(),
        Set.of(),
        false,
        null,
        Integer.MAX_VALUE);
  }

  /** The statuses of the runs of a group, the newest run's first. */
  public List<RunStatus> statuses(ProtectionGroup group) {
    return runs(group).stream().map(run -> run.state().status()).toList();
  }

  /** What the catalogue knows of a run's snapshots, dead ones too. */
  public List<KeptSnapshot> snapshots(Run run) {
    return application.readRuns().get(ADMIN, run.group(), run.id()).snapshots();
  }

  /** How many snapshots are in repositories. */
  public int stored() {
    return memory.snapshots().snapshots().size();
  }

  private HoldfastApplication started() {
    return new HoldfastApplication(interference.in(memory.with(clock, chance)), limits);
  }
}
