package dev.holdfast.domain.json;

/** JSON text as a stream of events: read once, forwards, by one thread. */
public interface JsonEvents {

  /**
   * The next event.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException if the text is not JSON from here, has
   *     a duplicate member, passes a limit, or goes on after its one value
   */
  JsonEvent next();

  /** Where the text of the last event begins. */
  JsonPosition start();

  /** The offset in bytes just behind the text of the last event. */
  long endOffset();
}
