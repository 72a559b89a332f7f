package dev.holdfast.testkit.simulation;

import dev.holdfast.application.port.in.protection.ManageGroups.Draft;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.TimeOfDay;
import dev.holdfast.domain.protection.Alerting;
import dev.holdfast.domain.protection.BlackoutReaction;
import dev.holdfast.domain.protection.FileProtection;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.GroupSettings;
import dev.holdfast.domain.protection.Indexing;
import dev.holdfast.domain.protection.Priority;
import dev.holdfast.domain.protection.ProtectedHost;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.source.HostFacts;
import dev.holdfast.domain.source.IncludedPath;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.source.SourceSettings;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.fake.InMemoryHosts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One tenant: its people, its hosts, its policies and groups. */
final class Cast {
  private static final JsonObject NOTHING = new JsonObject(List.of());
  private static final int HOSTS = 3;

  final TenantId tenant;

  /** Has every privilege, that of the data security officer too. */
  final Principal officer;

  /** May do everything but what only the officer may. */
  final Principal operator;

  final List<Policy> policies = new ArrayList<>();
  final List<GroupId> groups = new ArrayList<>();

  private final World world;
  private final List<ObjectId> hosts = new ArrayList<>();
  private int named;

  Cast(World world, TenantId tenant) {
    this.world = world;
    this.tenant = tenant;
    this.officer = principal("officer", Privilege.ALL);
    this.operator =
        principal("operator", EnumSet.complementOf(EnumSet.of(Privilege.DATA_SECURITY)));
    world.memory.tenants().add(new Tenant(tenant, world.now()), List.of(new SourcePath("/")));
    world.memory.files().put(folder() + "/first", "as it began");
    for (int number = 1; number <= HOSTS; number++) {
      hosts.add(register(tenant.value() + "-" + number));
    }
  }

  private Principal principal(String name, Set<Privilege> privileges) {
    return new Principal(tenant, new ClientId(name), name, Set.of(), privileges);
  }

  private ObjectId register(String name) {
    HostFacts own = InMemoryHosts.OWN;
    world
        .memory
        .hosts()
        .put(
            name,
            new HostFacts(name, own.osType(), own.osName(), own.volumes(), own.agentVersion()));
    return world
        .clients
        .manageSources()
        .register(operator, new SourceSettings("", name, NOTHING))
        .object();
  }

  String folder() {
    return "/srv/" + tenant.value();
  }

  /** The name of one of the hosts. */
  String anyHost() {
    return tenant.value() + "-" + (1 + world.chance.nextInt(HOSTS));
  }

  Policy policy(PolicySettings settings) {
    Policy made = world.clients.managePolicies().create(operator, settings);
    policies.add(made);
    return made;
  }

  GroupId group(Policy policy, TimeOfDay start, Instant end) {
    named++;
    Draft draft = new Draft(settings("group " + named, policy), start, end, false);
    ProtectionGroup made = world.clients.manageGroups().create(operator, draft);
    world.expectations.expect(made, policy.settings());
    groups.add(made.id());
    return made.id();
  }

  GroupId group(Policy policy, TimeOfDay start) {
    return group(policy, start, GroupTiming.NO_END);
  }

  private GroupSettings settings(String name, Policy policy) {
    List<ProtectedHost> some =
        hosts
            .subList(0, 1 + world.chance.nextInt(world.chance.nextInt(4) == 0 ? HOSTS : 1))
            .stream()
            .map(this::whole)
            .toList();
    return new GroupSettings(
        name,
        "",
        policy.id(),
        anyOf(List.of(Priority.values())),
        policy.settings().blackouts().isEmpty()
            ? BlackoutReaction.GO_ON
            : anyOf(List.of(BlackoutReaction.values())),
        List.of(),
        Alerting.NONE,
        new FileProtection(
            some, List.of(), Set.of(), Set.of(), Indexing.ALL, Map.of(), null, null, NOTHING),
        NOTHING);
  }

  private <T> T anyOf(List<T> values) {
    return values.get(world.chance.nextInt(values.size()));
  }

  private ProtectedHost whole(ObjectId host) {
    return new ProtectedHost(
        host, List.of(IncludedPath.whole(new SourcePath(folder()))), Set.of(), null);
  }
}
