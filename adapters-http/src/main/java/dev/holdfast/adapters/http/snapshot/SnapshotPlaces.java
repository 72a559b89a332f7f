package dev.holdfast.adapters.http.snapshot;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Refusal;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Bounds how many snapshots are open at once, since each takes up to 33 MiB of memory. Who finds no
 * place is turned away. Safe for several threads at once.
 */
public final class SnapshotPlaces {
  private static final Duration RETRY_WHEN_FULL = Duration.ofSeconds(2);

  private final Semaphore places;

  public SnapshotPlaces(int placesMax) {
    this.places = new Semaphore(placesMax);
  }

  /**
   * Has an answer made when the turn is over, in a place. A streamed one keeps it until it is sent.
   */
  public Answer answer(Supplier<Answer> work) {
    return new Answer.Later(() -> inPlace(work));
  }

  private Answer inPlace(Supplier<Answer> work) {
    if (!places.tryAcquire()) {
      return new Answer.Refused(new Refusal.Busy(RETRY_WHEN_FULL));
    }
    boolean isKept = false;
    try {
      Answer answer = work.get();
      if (answer instanceof Answer.Streamed streamed) {
        isKept = true;
        return new Answer.Streamed(
            streamed.status(),
            streamed.contentType(),
            new Placed(streamed.content()),
            streamed.headers());
      }
      return answer;
    } finally {
      if (!isKept) {
        places.release();
      }
    }
  }

  private final class Placed implements Answer.Content {
    private final Answer.Content content;

    private Placed(Answer.Content content) {
      this.content = content;
    }

    @Override
    public void writeTo(OutputStream target) {
      content.writeTo(target);
    }

    @Override
    public void close() {
      try {
        content.close();
      } finally {
        places.release();
      }
    }
  }
}
