package dev.holdfast.adapters.http.server;

import java.util.concurrent.Semaphore;

/** Lets so many requests through at once; who finds it full is turned away, never queued. */
final class Gate {
  private final Semaphore places;

  Gate(int placesMax) {
    this.places = new Semaphore(placesMax);
  }

  boolean enter() {
    return places.tryAcquire();
  }

  void leave() {
    places.release();
  }
}
