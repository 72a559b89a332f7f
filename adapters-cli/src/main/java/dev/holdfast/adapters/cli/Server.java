package dev.holdfast.adapters.cli;

/** What {@code holdfast serve} runs. */
public interface Server {

  /**
   * Starts the server and returns when it has been told to stop and has stopped.
   *
   * @throws dev.holdfast.domain.error.HoldfastException if it can't start, in words for whoever
   *     started it
   */
  void serve(ServeOptions options);
}
