package dev.holdfast.testkit.lock;

import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.lock.ExclusiveLock;
import dev.holdfast.engine.lock.LockOwner;
import dev.holdfast.engine.lock.LockRules;
import dev.holdfast.engine.lock.LockTerms;
import dev.holdfast.engine.lock.Scheduler;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.lock.SharedLocks;
import dev.holdfast.testkit.lock.Actor.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * One process, run from its start on the engine's own code: told again all that it was told before,
 * then let go for some more steps, and stopped before its next one. So no process needs a thread,
 * and any state can be gone on from in every way.
 *
 * <p>For one use.
 */
final class Run implements Scheduler, InstantSource {
  private final State world;
  private final Actor actor;
  private final SharedLocks locks;
  private final Set<Hash> files;
  private final Set<Hash> own = new HashSet<>();
  private final List<Answer> told;
  private final Word way;
  private final int stepsMax;

  private History history;
  private int answers;
  private int steps;
  private Call next = new Call.Nothing();
  private boolean stopped;
  private boolean looking;
  private boolean worked;
  private Runnable refresh = () -> {};
  private Instant refreshDue = Instant.MAX;
  private Runnable ensureHeld = Run::refuse;

  private Run(Vault vault, State world, Actor actor, History history, Word way, int stepsMax) {
    this.world = world;
    this.actor = actor;
    this.files = new TreeSet<>(world.files());
    this.history = history;
    this.told = history.answers();
    this.way = way;
    this.stepsMax = stepsMax;
    this.locks =
        new SharedLocks(
            vault,
            vault.filesFor(this, actor.number()),
            new LockTerms(actor.owner(), Duration.ZERO, this::isGone),
            this,
            this,
            new SplittableRandom(0));
  }

  /**
   * Where a process stands in a world.
   *
   * @param steps how many it does before it stops
   * @param way how they go
   */
  static Run of(Vault vault, State world, Actor actor, History history, int steps, Word way) {
    Run run = new Run(vault, world, actor, history, way, steps);
    try {
      run.work();
    } catch (Stopped e) {
      return run;
    } catch (EngineException e) {
      // It could not have its lock, or lost it, and ends.
      run.ensureHeld = Run::refuse;
    }
    return run;
  }

  /** The process as it is now. */
  ProcessState process() {
    looking = true;
    boolean hasEnded = next instanceof Call.Nothing;
    return new ProcessState(hasEnded ? History.EMPTY : history, false, next, holds());
  }

  /** The files as it left them. */
  Set<Hash> files() {
    return Set.copyOf(files);
  }

  /** Whether it had its lock. */
  boolean hasWorked() {
    return worked;
  }

  private boolean holds() {
    try {
      ensureHeld.run();
      return true;
    } catch (StoreException e) {
      return false;
    }
  }

  private static void refuse() {
    throw new StoreException("It holds no lock");
  }

  private void work() {
    step(new Call.Start());
    switch (actor.task()) {
      case SHARE -> {
        SharedLock lock = locks.acquire();
        workUnder(lock::ensureHeld);
        lock.close();
      }
      case ALONE, DELETE -> workAlone();
      case UNLOCK_THEN_ALONE -> {
        locks.removeStale();
        workAlone();
      }
    }
  }

  private void workAlone() {
    ExclusiveLock lock = locks.acquireExclusive();
    workUnder(lock::ensureHeld);
    lock.close();
  }

  private void workUnder(Runnable check) {
    ensureHeld = check;
    worked = true;
    while (step(new Call.Work(refreshDue)) == Word.REFRESH) {
      refresh.run();
      refreshDue = time().plus(LockRules.REFRESH_EVERY);
    }
    if (actor.task() == Task.DELETE) {
      check.run();
      step(new Call.DeleteData());
    }
    ensureHeld = Run::refuse;
  }

  void put(Hash file) {
    own.add(file);
    step(new Call.Put(file));
  }

  boolean hasPut(Hash file) {
    return own.contains(file);
  }

  boolean isThere(Hash file) {
    return step(new Call.Read(file)) == Word.YES;
  }

  boolean delete(Hash file) {
    return step(new Call.Delete(file)) == Word.YES;
  }

  Set<Hash> list() {
    Set<Hash> begun = names(step(new Call.BeginListing()));
    return names(step(new Call.EndListing(begun)));
  }

  /** Takes as long as it does: any step of any process may come later than it could. */
  @Override
  public void sleep(Duration duration) {}

  @Override
  public Repetition every(Duration period, Runnable task) {
    refresh = task;
    refreshDue = time().plus(period);
    return () -> {};
  }

  @Override
  public Instant instant() {
    return (looking ? world.now() : time()).plus(actor.clockError());
  }

  private Instant time() {
    return ((Answer.Time) answer(() -> new Answer.Time(world.now()))).instant();
  }

  private boolean isGone(LockOwner owner) {
    return answer(() -> world.isCrashed(owner.pid()) ? Word.YES : Word.NO) == Word.YES;
  }

  private static Set<Hash> names(Answer answer) {
    return ((Answer.Files) answer).names();
  }

  private Answer step(Call call) {
    if (stopped || (answers == told.size() && steps == stepsMax)) {
      next = stopped ? next : call;
      stopped = true;
      throw new Stopped();
    }
    return answer(
        () -> {
          steps++;
          return done(call);
        });
  }

  /** What was told before; only behind that is the world asked. */
  private Answer answer(Supplier<Answer> asked) {
    if (answers < told.size()) {
      return told.get(answers++);
    }
    Answer answer = asked.get();
    history = history.with(answer);
    return answer;
  }

  private Answer done(Call call) {
    return switch (call) {
      case Call.Start start -> Word.YES;
      case Call.Put put -> word(files.add(put.file()));
      case Call.Read read -> word(files.contains(read.file()));
      case Call.Delete delete -> word(files.remove(delete.file()));
      case Call.BeginListing listing -> new Answer.Files(files());
      case Call.EndListing listing -> new Answer.Files(shown(listing.begun()));
      case Call.Work work -> way;
      case Call.DeleteData delete -> Word.YES;
      case Call.Nothing nothing -> throw new IllegalStateException("The process has ended");
    };
  }

  /** Of what came or went meanwhile all is shown or nothing. */
  private Set<Hash> shown(Set<Hash> begun) {
    Set<Hash> shown = new TreeSet<>(files);
    if (way == Word.YES) {
      shown.addAll(begun);
    } else {
      shown.retainAll(begun);
    }
    return Set.copyOf(shown);
  }

  private static Word word(boolean yes) {
    return yes ? Word.YES : Word.NO;
  }

  /** Leaves the engine's code, which lets it pass. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped", null, false, false);
    }
  }
}
