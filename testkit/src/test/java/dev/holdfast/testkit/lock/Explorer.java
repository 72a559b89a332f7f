package dev.holdfast.testkit.lock;

import dev.holdfast.engine.id.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Goes through all states that some processes can come to, the nearest first, each once.
 *
 * <p>A process is a function of what it was told, so states that agree in that, in the files and in
 * the time are one state, whatever order led to it.
 */
final class Explorer {
  private static final Instant START = Instant.parse("2026-05-06T07:08:09Z");

  private final Vault vault = new Vault();
  private final List<Actor> actors;
  private final int crashesMax;
  private final List<Duration> pauses;
  private final int pausesMax;

  private final Set<State> seen = new HashSet<>();
  private final Queue<Path> ahead = new ArrayDeque<>();

  /**
   * @param pauses how long time can pass at once
   * @param pausesMax how often it can
   */
  Explorer(List<Actor> actors, int crashesMax, List<Duration> pauses, int pausesMax) {
    this.actors = actors;
    this.crashesMax = crashesMax;
    this.pauses = pauses;
    this.pausesMax = pausesMax;
  }

  /**
   * Shows every state once, by a shortest way to it.
   *
   * @return how many there are
   */
  int explore(Consumer<Path> fact) {
    add(Path.to(start()));
    while (!ahead.isEmpty()) {
      Path path = ahead.remove();
      fact.accept(path);
      for (Move move : moves(path.state())) {
        add(path.with(move, after(path.state(), move)));
      }
    }
    return seen.size();
  }

  /** Whether a process that comes later, when nobody else does anything, has its lock at once. */
  boolean succeeds(State state, Actor late) {
    return Run.of(vault, state, late, History.EMPTY, Integer.MAX_VALUE, Word.RELEASE).hasWorked();
  }

  private void add(Path path) {
    if (seen.add(path.state())) {
      ahead.add(path);
    }
  }

  private State start() {
    ProcessState unborn = new ProcessState(History.EMPTY, false, new Call.Start(), false);
    return new State(START, 0, Set.of(), Collections.nCopies(actors.size(), unborn));
  }

  private List<Move> moves(State state) {
    List<Move> moves = new ArrayList<>();
    for (int number = 0; number < actors.size(); number++) {
      Call call = state.processes().get(number).next();
      for (Word way : call.ways(state.files(), state.now())) {
        moves.add(new Move.Step(number, call, way));
      }
      if (!(call instanceof Call.Nothing) && state.crashes() < crashesMax) {
        moves.add(new Move.Crash(number));
      }
    }
    if (state.pauses() < pausesMax && !state.isOver()) {
      pauses.forEach(pause -> moves.add(new Move.TimePasses(pause)));
    }
    return moves;
  }

  private State after(State state, Move move) {
    return switch (move) {
      case Move.Step step -> {
        Run run = run(state, step.process(), 1, step.way());
        yield with(state, step.process(), run.process(), run.files());
      }
      case Move.Crash crash -> {
        ProcessState gone = state.processes().get(crash.process()).crash();
        yield with(state, crash.process(), gone, state.files());
      }
      case Move.TimePasses pause -> later(state, pause.duration());
    };
  }

  private static State with(State state, int number, ProcessState process, Set<Hash> files) {
    List<ProcessState> processes = new ArrayList<>(state.processes());
    processes.set(number, process);
    return new State(state.now(), state.pauses(), files, List.copyOf(processes));
  }

  /** Nobody has done anything, but a lock may be lost now. */
  private State later(State state, Duration pause) {
    State moved =
        new State(state.now().plus(pause), state.pauses() + 1, state.files(), state.processes());
    List<ProcessState> processes = new ArrayList<>(state.processes());
    for (int number = 0; number < processes.size(); number++) {
      if (processes.get(number).holds()) {
        processes.set(number, run(moved, number, 0, Word.NO).process());
      }
    }
    return new State(moved.now(), moved.pauses(), moved.files(), List.copyOf(processes));
  }

  private Run run(State state, int number, int steps, Word way) {
    return Run.of(
        vault, state, actors.get(number), state.processes().get(number).history(), steps, way);
  }
}
