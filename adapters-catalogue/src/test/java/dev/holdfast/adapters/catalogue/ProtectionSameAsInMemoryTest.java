package dev.holdfast.adapters.catalogue;

import dev.holdfast.adapters.catalogue.ProtectionSteps.Ports;
import dev.holdfast.application.port.out.Policies;
import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.GroupQuery;
import dev.holdfast.domain.protection.LatestQuery;
import dev.holdfast.domain.protection.ObjectQuery;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunQuery;
import dev.holdfast.domain.protection.RunStatus;
import dev.holdfast.domain.protection.SnapshotContent;
import dev.holdfast.domain.source.NamePattern;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.OsType;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.ClientBuilder;
import dev.holdfast.testkit.build.RandomCases;
import dev.holdfast.testkit.fake.InMemoryJobs;
import dev.holdfast.testkit.fake.InMemoryProtection;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whatever became of policies, groups, runs, snapshots and sources, every list of them is the one
 * that the ports in memory give. {@code -Dholdfast.steps=240} changes more before it looks, as
 * {@code .ci/run} does.
 */
class ProtectionSameAsInMemoryTest {
  private static final int CASES = 4;
  private static final int STEPS = Integer.getInteger("holdfast.steps", 60);
  private static final int LOOKS = 12;

  @RegisterExtension final OpenCatalogue file = new OpenCatalogue();

  @Test
  void everyList_isTheSame() {
    Catalogue catalogue = file.open();
    Ports actual = Ports.of(catalogue);
    // One file for all cases, each with a tenant and ids of its own.
    int[] cases = {0};

    RandomCases.check(
        CASES,
        chance -> {
          cases[0]++;
          TenantId tenant = new TenantId("tenant" + cases[0]);
          Client client = ClientBuilder.aClient().of(tenant).withId("of-" + tenant).build();
          catalogue.tenants().add(new Tenant(tenant, client.created()), client);
          new Case(actual, tenant, chance, cases[0] * 1_000_000L).check();
        });
  }

  /** One random history, looked at again and again. */
  private static final class Case {
    private final ProtectionSteps steps;
    private final TenantId tenant;
    private final RandomGenerator chance;

    private Case(Ports actual, TenantId tenant, RandomGenerator chance, long firstId) {
      Ports expected = Ports.of(InMemoryProtection.with(new InMemoryJobs()));
      this.steps = new ProtectionSteps(expected, actual, tenant, chance, firstId);
      this.tenant = tenant;
      this.chance = chance;
    }

    private void check() {
      for (int i = 1; i <= STEPS; i++) {
        steps.step();
        if (i % (STEPS / LOOKS) == 0) {
          for (int look = 0; look < 5; look++) {
            look();
          }
        }
      }
    }

    private void look() {
      Policies.Query policies = new Policies.Query(some(steps::policy), some(steps::name));
      steps.same(ports -> ports.policies().list(tenant, policies));
      Set<PolicyId> some = IntStream.range(0, 3).mapToObj(i -> steps.policy()).collect(set());
      steps.same(ports -> ports.policies().protectingOnce(tenant, some));
      Set<GroupId> all = IntStream.range(0, 5).mapToObj(i -> steps.group()).collect(set());
      steps.same(ports -> ports.runs().newest(tenant, all));
      GroupQuery groups = groups();
      steps.same(ports -> ports.groups().list(tenant, groups, steps.now()));
      RunQuery runs = runs();
      steps.same(ports -> ports.runs().list(tenant, runs));
      steps.same(ports -> ports.runs().count(tenant, runs));
      Set<ObjectId> among = some(steps::object);
      steps.same(ports -> ports.search().inGroups(tenant, among));
      steps.same(ports -> ports.registrations().objects(tenant, among));
      ObjectQuery objects = objects();
      steps.same(ports -> ports.search().objects(tenant, objects, steps.now()));
      LatestQuery latest = latest();
      steps.same(ports -> ports.search().withSnapshots(tenant, latest));
      GroupId group = steps.group();
      ObjectId object = steps.object();
      steps.same(ports -> ports.kept().newest(tenant, group, object));
    }

    private GroupQuery groups() {
      return new GroupQuery(
          some(steps::group),
          some(steps::name),
          some(steps::policy),
          some(steps::object),
          constants(RunStatus.values()),
          flag(),
          flag(),
          chance.nextInt(4) == 0,
          flag(),
          chance.nextInt(6) == 0,
          chance.nextInt(3) == 0 ? new GroupQuery.Place(steps.name(), steps.group()) : null,
          limit());
    }

    private RunQuery runs() {
      @Nullable RunId after = chance.nextInt(3) == 0 ? steps.run().orElse(null) : null;
      Instant from = time();
      return new RunQuery(
          steps.group(),
          chance.nextBoolean() ? RunQuery.Window.START : RunQuery.Window.END,
          from,
          from.plusSeconds(chance.nextLong(100_000)),
          constants(RunType.values()),
          constants(RunStatus.values()),
          chance.nextInt(3) == 0,
          after,
          limit());
    }

    private ObjectQuery objects() {
      return new ObjectQuery(
          some(steps::object),
          pattern(),
          constants(OsType.values()),
          flag(),
          flag(),
          some(steps::group),
          constants(RunStatus.values()),
          place(),
          limit());
    }

    private LatestQuery latest() {
      return new LatestQuery(
          some(steps::object),
          pattern(),
          constants(OsType.values()),
          some(steps::group),
          some(() -> steps.run().map(RunId::instance).orElse(1L)),
          constants(SnapshotContent.values()),
          chance.nextInt(4) == 0 ? time() : null,
          chance.nextInt(4) == 0 ? time() : null,
          1 + chance.nextInt(4),
          place(),
          limit());
    }

    private ObjectQuery.@Nullable Place place() {
      return chance.nextInt(3) == 0 ? new ObjectQuery.Place(steps.name(), steps.object()) : null;
    }

    private @Nullable NamePattern pattern() {
      if (chance.nextInt(3) > 0) {
        return null;
      }
      String name = steps.name();
      return NamePattern.of(
          List.of(name, "*" + name.substring(name.length() / 2), name.charAt(0) + "*", "*a*")
              .get(chance.nextInt(4)));
    }

    private @Nullable Boolean flag() {
      return switch (chance.nextInt(5)) {
        case 0 -> true;
        case 1 -> false;
        default -> null;
      };
    }

    private int limit() {
      return chance.nextBoolean() ? Integer.MAX_VALUE : 1 + chance.nextInt(3);
    }

    private Instant time() {
      return steps.now().minusSeconds(chance.nextLong(40_000));
    }

    /** Mostly none, which stands for all. */
    private <T> Set<T> some(Supplier<T> one) {
      return chance.nextInt(4) > 0
          ? Set.of()
          : IntStream.rangeClosed(0, chance.nextInt(3)).mapToObj(i -> one.get()).collect(set());
    }

    private <T> Set<T> constants(T[] all) {
      Set<T> some = new HashSet<>(Arrays.asList(all));
      some.removeIf(unused -> chance.nextInt(3) == 0);
      return chance.nextInt(3) > 0 ? Set.of() : some;
    }

    private static <T> Collector<T, ?, Set<T>> set() {
      return Collectors.toUnmodifiableSet();
    }
  }
}
