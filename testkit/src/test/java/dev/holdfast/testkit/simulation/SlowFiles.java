package dev.holdfast.testkit.simulation;

import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.FileSelection;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Files that take their time to be stored, on hosts that are away now and then. */
final class SlowFiles implements FileSnapshots {
  /** Lets time pass, as long as something goes on. */
  interface Time {
    /** Whether it went on to the end. */
    boolean pass(Duration time, BooleanSupplier mayGoOn);
  }

  /** Longer than a lease: another worker takes over what nobody asks about any more. */
  private static final Duration HANGING = Duration.ofMinutes(20);

  private final FileSnapshots real;
  private final Time time;
  private final RandomGenerator chance;
  private final Deque<Order> underWay = new ArrayDeque<>();
  private final Set<String> away = new HashSet<>();

  SlowFiles(FileSnapshots real, Time time, RandomGenerator chance) {
    this.real = real;
    this.time = time;
    this.chance = chance;
  }

  void goAway(String host) {
    away.add(host);
  }

  void comeBack(String host) {
    away.remove(host);
  }

  int underWay() {
    return underWay.size();
  }

  long underWay(TenantId tenant) {
    return underWay.stream().filter(order -> order.tenant().equals(tenant)).count();
  }

  /** Whether a snapshot is being stored that has a tag which begins so. */
  boolean isUnderWay(String tag) {
    return underWay.stream()
        .flatMap(order -> order.label().tags().stream())
        .anyMatch(one -> one.startsWith(tag));
  }

  /** Nothing is stored any more, since the server is gone. */
  void abandon() {
    underWay.clear();
  }

  @Override
  public void check(FileSelection selection, AllowedRoots roots) {
    real.check(selection, roots);
  }

  @Override
  public Outcome store(Order order, Watch watch) {
    underWay.push(order);
    if (chance.nextInt(300) == 0) {
      time.pass(HANGING, () -> true);
    }
    boolean isDone = time.pass(someTime(), watch::mayGoOn);
    underWay.pop();
    if (!isDone) {
      return new Outcome.Interrupted();
    }
    if (away.contains(order.label().host())) {
      throw new UnavailableException("host.away", "The host does not answer.");
    }
    return real.store(order, watch);
  }

  @Override
  public Optional<Outcome.Stored> find(TenantId tenant, String tag) {
    return real.find(tenant, tag);
  }

  /** Mostly seconds, at times hours. It never ends on a full second, as few things do. */
  private Duration someTime() {
    Duration odd = Duration.ofMillis(1 + 2 * chance.nextInt(500));
    return switch (chance.nextInt(60)) {
      case 0 -> odd.plusMinutes(chance.nextInt(240));
      case 1, 2, 3 -> odd.plusMinutes(chance.nextInt(20));
      default -> odd.plusSeconds(chance.nextInt(20));
    };
  }
}
