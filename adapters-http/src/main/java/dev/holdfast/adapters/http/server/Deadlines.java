package dev.holdfast.adapters.http.server;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How long a connection may take, phase by phase.
 *
 * <p>Its own thread reports what it does; another asks whether it is overdue.
 */
final class Deadlines {

  /**
   * The limits.
   *
   * @param idle for a single read or write to bring or take something, and between requests
   * @param head for a request's head to be whole, from its first byte; then for all the rest of a
   *     request by somebody who has shown no token
   * @param request for a request with a token, from its head to the end of its answer
   * @param linger for a client to read its answer after it was refused in the middle of sending
   */
  record Limits(Duration idle, Duration head, Duration request, Duration linger) {}

  private enum Phase {
    BETWEEN_REQUESTS,
    HEAD,
    REQUEST,
    LINGERING
  }

  private static final long NEVER = Long.MAX_VALUE;

  private final InstantSource clock;
  private final Limits limits;

  private Phase phase = Phase.BETWEEN_REQUESTS;
  private long phaseEndMillis = NEVER;
  private volatile long deadlineMillis;

  Deadlines(InstantSource clock, Limits limits) {
    this.clock = clock;
    this.limits = limits;
    this.deadlineMillis = after(limits.idle());
  }

  /** A read or a write begins that may block. */
  void waiting() {
    deadlineMillis = Math.min(phaseEndMillis, after(limits.idle()));
  }

  /** It is done. */
  void moved() {
    if (phase == Phase.BETWEEN_REQUESTS) {
      enter(Phase.HEAD, limits.head());
    }
    deadlineMillis = phaseEndMillis;
  }

  /** The head of a request is whole. */
  void requestBegins() {
    enter(Phase.REQUEST, limits.head());
    deadlineMillis = phaseEndMillis;
  }

  /** Whoever sends the request has shown a good token. */
  void requestIsTrusted() {
    enter(Phase.REQUEST, limits.request());
    deadlineMillis = phaseEndMillis;
  }

  /** The request before is answered, and nothing of the next is here. */
  void requestEnds() {
    if (phase == Phase.REQUEST) {
      phase = Phase.BETWEEN_REQUESTS;
      phaseEndMillis = NEVER;
    }
  }

  /** The answer is out; what the client still sends is thrown away. */
  void lingerBegins() {
    enter(Phase.LINGERING, limits.request());
  }

  /** Like {@link #waiting}, with the shorter patience of {@link #lingerBegins}. */
  void waitingToLinger() {
    deadlineMillis = Math.min(phaseEndMillis, after(limits.linger()));
  }

  /** Whether the connection took longer than it may; asked from another thread. */
  boolean overdue() {
    return clock.millis() > deadlineMillis;
  }

  private void enter(Phase next, Duration limit) {
    phase = next;
    phaseEndMillis = after(limit);
  }

  private long after(Duration limit) {
    return clock.millis() + limit.toMillis();
  }
}
