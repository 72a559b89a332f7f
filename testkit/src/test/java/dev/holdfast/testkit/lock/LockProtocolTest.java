package dev.holdfast.testkit.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.lock.LockRules;
import dev.holdfast.testkit.lock.Actor.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What the lock's protocol promises and what it can't, in all states that processes can come to.
 *
 * <p>{@code -Dholdfast.processes=2} runs the tests that a build has no time for, too; 3 lets a
 * third one in, and {@code -Dholdfast.pauses=2} lets time pass twice: minutes and gigabytes.
 */
class LockProtocolTest {
  private static final String THOROUGH = "holdfast.processes";
  private static final int PROCESSES = Integer.getInteger(THOROUGH, 2);
  private static final int PAUSES = Integer.getInteger("holdfast.pauses", 1);

  private static final Duration HOUR = Duration.ofHours(1);

  /** A lock is refreshed after the one, lost after the other, and stale after both. */
  private static final List<Duration> SHORT_AND_LONG =
      PAUSES == 1
          ? List.of(LockRules.REFRESH_EVERY)
          : List.of(LockRules.REFRESH_EVERY, LockRules.STALE_AFTER.minusMinutes(4));

  private static final List<Duration> HALF_AN_HOUR = List.of(LockRules.STALE_AFTER.plusSeconds(1));

  @Test
  void whoHoldsTheLockAlone_isAlone() {
    assertAlone(actors(Task.ALONE, Task.ALONE, Task.ALONE), SHORT_AND_LONG);
    assertAlone(actors(Task.ALONE, Task.SHARE, Task.SHARE), SHORT_AND_LONG);
  }

  @Test
  @EnabledIfSystemProperty(named = THOROUGH, matches = ".*")
  void wrongClocks_harmNobody_whereNobodyUnlocks() {
    assertAlone(withLastClock(actors(Task.ALONE, Task.SHARE), HOUR), SHORT_AND_LONG);
  }

  @Test
  void removingStaleLocks_harmsNobody_whereClocksAreRight() {
    assertAlone(lockAndUnlock(), HALF_AN_HOUR);
    assertAlone(actors(Task.SHARE, Task.UNLOCK_THEN_ALONE), HALF_AN_HOUR);
  }

  @Test
  @EnabledIfSystemProperty(named = THOROUGH, matches = ".*")
  void clockThatMakesLocksSeemYounger_harmsNobody() {
    assertAlone(withLastClock(lockAndUnlock(), HOUR.negated()), HALF_AN_HOUR);
  }

  /** This is what the protocol can't promise: age is judged by two clocks. */
  @Test
  @EnabledIfSystemProperty(named = THOROUGH, matches = ".*")
  void clockThatMakesLocksSeemStale_letsUnlockTakeALivingOne_untilItsNextRefresh() {
    List<Actor> actors = withLastClock(lockAndUnlock(), HOUR);
    AtomicInteger beside = new AtomicInteger();
    int states =
        explorer(actors, 0, SHORT_AND_LONG)
            .explore(
                path -> {
                  if (path.state().isShared(actors)) {
                    Story story = new Story(path);
                    List<Integer> holders = path.state().holders();
                    assertThat(story.robbed()).as("%s", path).containsAnyElementsOf(holders);
                    assertThat(story.robbedAndRefreshed())
                        .as("%s", path)
                        .noneMatch(holders::contains);
                    beside.incrementAndGet();
                  }
                });

    print("wrong clock", states);
    assertThat(beside).hasPositiveValue();
  }

  /** Nor this: nothing can be asked of the store and done to it in one step. */
  @Test
  void processSuspendedBetweenItsCheckAndItsDelete_deletesOnceBesideAnother() {
    AtomicInteger besideAnother = new AtomicInteger();
    int states =
        explorer(actors(Task.DELETE, Task.UNLOCK_THEN_ALONE), 0, HALF_AN_HOUR)
            .explore(
                path -> {
                  for (int deleting : path.state().deletingBesideAnother()) {
                    assertThat(new Story(path).pauseOf(deleting))
                        .as("%s", path)
                        .isGreaterThan(LockRules.STALE_AFTER.minus(LockRules.LOST_AFTER));
                    besideAnother.incrementAndGet();
                  }
                });

    print("check and delete", states);
    assertThat(besideAnother).hasPositiveValue();
  }

  @Test
  void whatIsLeftByACrash_isRemovedOnItsOwnHostAtOnce_andElsewhereWhenItIsStale() {
    assertNotClosedForEver(onOneHost(actors(Task.ALONE, Task.SHARE)));
    assertNotClosedForEver(onOneHost(withLastClock(actors(Task.ALONE, Task.ALONE), HOUR)));
  }

  @Test
  @EnabledIfSystemProperty(named = THOROUGH, matches = ".*")
  void locksOfDeadProcesses_areRemovedByOthersOfTheirHost_andNoLivingOne() {
    List<Actor> actors = onOneHost(actors(Task.ALONE, Task.ALONE, Task.SHARE));

    assertAlone(explorer(actors, 1, SHORT_AND_LONG), actors);
  }

  private static void assertAlone(List<Actor> actors, List<Duration> pauses) {
    assertAlone(explorer(actors, 0, pauses), actors);
  }

  private static void assertAlone(Explorer explorer, List<Actor> actors) {
    int states =
        explorer.explore(
            path -> {
              if (path.state().isShared(actors)) {
                throw new AssertionError("Not alone after " + path);
              }
            });
    print("alone", states);
  }

  /** By those that come later: at once on that host, and elsewhere after an unlock. */
  private static void assertNotClosedForEver(List<Actor> actors) {
    Explorer explorer = explorer(actors, actors.size(), List.of());
    Actor stranger = Actor.of(actors.size(), Task.ALONE);
    Actor neighbour = stranger.on(actors.getFirst().host());
    Actor unlocking =
        Actor.of(actors.size(), Task.UNLOCK_THEN_ALONE)
            .withClockError(HOUR.plus(LockRules.STALE_AFTER).plusSeconds(1));
    int states =
        explorer.explore(
            path -> {
              State end = path.state();
              if (end.isOver()) {
                boolean isClean = end.files().isEmpty();
                assertThat(isClean || end.crashes() > 0).as("%s", path).isTrue();
                assertThat(explorer.succeeds(end, stranger)).as("%s", path).isEqualTo(isClean);
                assertThat(explorer.succeeds(end, neighbour)).as("%s", path).isTrue();
                assertThat(explorer.succeeds(end, unlocking)).as("%s", path).isTrue();
              }
            });
    print("after crashes", states);
  }

  private static List<Actor> lockAndUnlock() {
    return actors(Task.ALONE, Task.UNLOCK_THEN_ALONE);
  }

  /** As many of them as are asked for. */
  private static List<Actor> actors(Task... tasks) {
    List<Actor> actors = new ArrayList<>();
    for (Task task : tasks) {
      if (actors.size() < PROCESSES) {
        actors.add(Actor.of(actors.size(), task));
      }
    }
    return actors;
  }

  private static List<Actor> onOneHost(List<Actor> actors) {
    return actors.stream().map(actor -> actor.on("machine")).toList();
  }

  /** One clock is wrong; it is the difference between clocks that counts. */
  private static List<Actor> withLastClock(List<Actor> actors, Duration error) {
    List<Actor> changed = new ArrayList<>(actors);
    changed.set(actors.size() - 1, actors.getLast().withClockError(error));
    return changed;
  }

  private static Explorer explorer(List<Actor> actors, int crashesMax, List<Duration> pauses) {
    return new Explorer(actors, crashesMax, pauses, PAUSES);
  }

  private static void print(String what, int states) {
    System.out.printf("LockProtocolTest: %s: %d states%n", what, states);
  }
}
