package dev.holdfast.testkit.simulation;

import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Some tenants with groups of every kind, and what happens to them by chance. */
final class SimulatedYear {
  /** Clocks change in some zones within the first days, in others a little later. */
  private static final Instant START = Instant.parse("2027-03-10T11:12:13.141Z");

  /** The groups with a run every minute live so long. */
  private static final Duration MINUTES = Duration.ofDays(2);

  private static final List<TenantId> TENANTS =
      List.of(new TenantId("acme"), new TenantId("berta"));

  private final World world;
  private final List<Cast> casts;
  private final People people;
  private final RandomGenerator chance;
  private final Instant end;

  SimulatedYear(int days, RandomGenerator chance) {
    this.chance = chance;
    this.world = new World(START, Set.copyOf(TENANTS), chance);
    this.end = START.plus(Duration.ofDays(days));
    this.casts = TENANTS.stream().map(tenant -> new Cast(world, tenant)).toList();
    this.people = new People(world, casts);
  }

  World world() {
    return world;
  }

  /** Lives through it all; then the people leave, and the server comes to rest. */
  void live() {
    world.server.start();
    casts.forEach(this::settle);
    again(Duration.ofHours(6), people::act);
    again(Duration.ofHours(30), () -> world.server.interrupt(40, people::act));
    again(Duration.ofHours(9), this::changeFiles);
    again(Duration.ofHours(40), this::loseHost);
    again(Duration.ofHours(60), world.server::stop);
    again(Duration.ofHours(60), () -> world.server.crashSoon(60));
    again(Duration.ofHours(20), world::lookForNothing);
    world.liveUntil(end);
    world.rest();
  }

  private void settle(Cast cast) {
    for (PolicySettings settings : PolicyBook.all()) {
      Policy policy = cast.policy(settings);
      cast.group(policy, PolicyBook.start(chance));
    }
    Policy everyMinute = cast.policy(PolicyBook.everyMinute());
    GroupId busy = cast.group(everyMinute, PolicyBook.start(chance), START.plus(MINUTES));
    cast.groups.remove(busy);
    cast.policies.remove(everyMinute);
  }

  /** Has something happen now and then, for as long as the people are there. */
  private void again(Duration meanwhile, Runnable action) {
    long millis = 1 + 2 * chance.nextLong(meanwhile.toMillis());
    Instant next = world.now().plus(Duration.ofMillis(millis));
    if (next.isBefore(end)) {
      world.timeline.at(
          next,
          () -> {
            again(meanwhile, action);
            action.run();
          });
    }
  }

  private void changeFiles() {
    Cast cast = casts.get(chance.nextInt(casts.size()));
    String path = cast.folder() + "/file" + chance.nextInt(5);
    if (chance.nextInt(4) == 0) {
      world.memory.files().remove(path);
    } else {
      world.memory.files().put(path, "content " + chance.nextInt(100));
    }
  }

  private void loseHost() {
    String host = casts.get(chance.nextInt(casts.size())).anyHost();
    world.files.goAway(host);
    world.timeline.at(
        world.now().plus(Duration.ofMinutes(1 + chance.nextInt(300))),
        () -> world.files.comeBack(host));
  }
}
