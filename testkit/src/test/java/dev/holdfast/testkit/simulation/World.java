package dev.holdfast.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.HoldfastApplication;
import dev.holdfast.application.HoldfastApplication.Ports;
import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.fake.FakeClock;
import dev.holdfast.testkit.fake.InMemoryPorts;
import dev.holdfast.testkit.fake.Interference.Crash;
import dev.holdfast.testkit.fake.PortsReplaced;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * A server, its clients and its operator, and the time in which they live. Time jumps from one
 * instant at which something should happen, or which the server looks forward to, to the next.
 *
 * <p>While a backup is under way time passes too: everything else happens within that call, and
 * other jobs are worked on.
 */
final class World {
  /** More backups at once than this wait for a worker. */
  static final int WORKERS = 6;

  /** Any pause of a run and any backup is over by then. */
  private static final Duration LONG_ENOUGH = Duration.ofDays(12);

  /** How often a backup under way asks whether it may go on, at least: within its lease. */
  private static final Duration HEARTBEAT = Duration.ofMinutes(4);

  final FakeClock clock;
  final InMemoryPorts memory = InMemoryPorts.empty();
  final RandomGenerator chance;
  final Timeline timeline = new Timeline();
  final SlowFiles files;
  final Expectations expectations;
  final SimulatedServer server;

  /** What clients talk to; a crash of the server does not hit their calls. */
  final HoldfastApplication clients;

  private long looks;

  World(Instant start, Set<TenantId> tenants, RandomGenerator chance) {
    this.clock = new FakeClock(start);
    this.chance = chance;
    this.expectations = new Expectations(memory, clock, tenants);
    this.files = new SlowFiles(memory.files(), this::pass, chance);
    Ports ports = expectations.witnessing(withFiles(memory.with(clock, chance), files));
    this.server = new SimulatedServer(memory, ports, chance);
    this.clients = new HoldfastApplication(ports, SimulatedServer.LIMITS);
  }

  private static Ports withFiles(Ports real, SlowFiles files) {
    return PortsReplaced.in(real, (type, port) -> type == FileSnapshots.class ? files : port);
  }

  Instant now() {
    return clock.instant();
  }

  long looks() {
    return looks;
  }

  /** Lives until an instant, or a little longer. */
  void liveUntil(Instant end) {
    while (now().isBefore(end)) {
      try {
        step(end);
      } catch (Crash crash) {
        goDown();
      }
      if (server.isStopping()) {
        goDown();
      }
    }
  }

  /** Everybody leaves: what was begun ends, and the catalogue agrees with the repositories. */
  void rest() {
    liveUntil(now().plus(LONG_ENOUGH));
    expectations.assertNothingIsOpen();
    expectations.assertComplete();
  }

  /** If nothing is due now, nothing happens. */
  void lookForNothing() {
    if (!server.isUndisturbed() || files.underWay() > 0) {
      return;
    }
    long before = expectations.changes();
    boolean isDue = !server.next(now()).isAfter(now());
    server.settle(true);
    assertThat(isDue || expectations.changes() == before)
        .as("nothing happens at %s", now())
        .isTrue();
  }

  private void goDown() {
    server.gone();
    files.abandon();
    timeline.at(now().plus(downtime()), server::start);
  }

  /** Mostly as long as a start takes, at times a weekend. */
  private Duration downtime() {
    Duration odd = Duration.ofMillis(1 + 2 * chance.nextInt(5_000));
    return switch (chance.nextInt(10)) {
      case 0 -> odd.plusHours(chance.nextInt(60));
      case 1, 2 -> odd.plusMinutes(chance.nextInt(200));
      default -> odd;
    };
  }

  /** Time for one backup, in which everything else goes on. */
  private boolean pass(Duration time, BooleanSupplier mayGoOn) {
    Instant end = now().plus(time);
    boolean goesOn = mayGoOn.getAsBoolean();
    while (goesOn && now().isBefore(end)) {
      Instant heartbeat = now().plus(HEARTBEAT);
      step(heartbeat.isBefore(end) ? heartbeat : end);
      goesOn = mayGoOn.getAsBoolean();
    }
    return goesOn;
  }

  /** From this instant to the next one, but not beyond a limit. */
  private void step(Instant limit) {
    Instant now = now();
    Instant next = earlier(limit, timeline.next());
    next = earlier(next, expectations.next(now));
    Instant ofServer = server.isUp() ? server.next(now) : Instant.MAX;
    next = ofServer.isAfter(now) ? earlier(next, ofServer) : next;
    if (next.isAfter(now)) {
      clock.advance(Duration.between(now, next));
    }
    timeline.happen(now());
    settle();
  }

  private void settle() {
    server.settle(files.underWay() < WORKERS);
    if (server.isUp()) {
      looks++;
      expectations.assertSettled(this::mayWait);
      if (files.underWay() == 0 && chance.nextInt(200) == 0) {
        expectations.assertComplete();
      }
    }
  }

  private boolean mayWait(Run run) {
    return files.isUnderWay("run:" + run.id() + ":")
        || files.underWay() >= WORKERS
        || files.underWay(run.tenant()) >= SimulatedServer.LIMITS.tenantJobsMax();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
