package dev.holdfast.adapters.http.server;

import dev.holdfast.domain.error.UnavailableException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Has requests that only read go in the order in which they came, as many at once as there are
 * processors. Safe for several threads at once.
 *
 * <p>More at once would only share the processors. And the runtime keeps no order among virtual
 * threads: those whose clients ask again at once were served up to a hundred times while others
 * waited for seconds.
 */
final class Turns {
  private final Semaphore free;

  Turns(int atOnce) {
    this.free = new Semaphore(atOnce, true);
  }

  /**
   * Does the work when its turn comes, which must wait for no client: all others wait for it.
   *
   * @throws UnavailableException if the server stops before
   */
  <T> T take(Supplier<T> work) {
    try {
      free.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException(
          "server.stopping", "The server stops, and has not begun with the request.", e);
    }
    try {
      return work.get();
    } finally {
      free.release();
    }
  }
}
