package dev.holdfast.testkit.lock;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A state, and how one comes to it. */
final class Path {
  private final State state;
  private final @Nullable Path before;
  private final @Nullable Move move;

  private Path(State state, @Nullable Path before, @Nullable Move move) {
    this.state = state;
    this.before = before;
    this.move = move;
  }

  static Path to(State start) {
    return new Path(start, null, null);
  }

  Path with(Move next, State reached) {
    return new Path(reached, this, next);
  }

  State state() {
    return state;
  }

  /** What happened, in its order. */
  Deque<Move> moves() {
    Deque<Move> moves = new ArrayDeque<>();
    Path at = this;
    while (at.before != null && at.move != null) {
      moves.addFirst(at.move);
      at = at.before;
    }
    return moves;
  }

  @Override
  public String toString() {
    return moves().stream().map(Move::toString).collect(Collectors.joining("\n  ", "\n  ", "\n"));
  }
}
