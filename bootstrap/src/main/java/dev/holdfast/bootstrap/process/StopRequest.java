package dev.holdfast.bootstrap.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wish of a person or a system that this process ends. */
public final class StopRequest {
  private static final System.Logger LOG = System.getLogger(StopRequest.class.getName());

  /** What a shell makes of a process that Ctrl-C ended. */
  private static final int EXIT_INTERRUPTED = 130;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Duration stopMax;

  private StopRequest(Duration stopMax) {
    this.stopMax = stopMax;
  }

  /**
   * Listens for Ctrl-C and SIGTERM from now on. A second one ends the process at once.
   *
   * @param stopMax the process ends, whatever still runs in it, this long after the first
   */
  public static StopRequest bySignal(Duration stopMax) {
    StopRequest request = new StopRequest(stopMax);
    Signals.onStop(request::ask);
    return request;
  }

  /** Returns once the stop is asked for. */
  public void await() throws InterruptedException {
    asked.await();
    Thread.ofPlatform().daemon().name("stop-limit").start(this::endWhatDoesNotStop);
  }

  /** Everything has stopped, so nobody needs to be ended. */
  public void done() {
    stopped.countDown();
  }

  private void ask(String signal) {
    if (asked.getCount() == 0) {
      Runtime.getRuntime().halt(EXIT_INTERRUPTED);
    }
    LOG.log(System.Logger.Level.INFO, "SIG{0}: the server stops.", signal);
    asked.countDown();
  }

  private void endWhatDoesNotStop() {
    try {
      if (!stopped.await(stopMax.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(
            System.Logger.Level.ERROR,
            "The server did not stop within {0} s and is ended. Nothing accepted is lost: jobs go"
                + " on at the next start.",
            stopMax.toSeconds());
        Runtime.getRuntime().halt(1);
      }
    } catch (InterruptedException e) {
      LOG.log(System.Logger.Level.DEBUG, "Nobody waits for the stop any longer");
    }
  }
}
