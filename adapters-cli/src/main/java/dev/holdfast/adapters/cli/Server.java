package dev.holdfast.adapters.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What {@code holdfast serve} runs. */
public interface Server {

  /**
   * A server that answers.
   *
   * @param address where it answers, as a client on this machine writes it
   * @param data the folder of everything that it keeps
   * @param credentials the file of the administrator's credentials
   * @param firstStart whether that file was written just now
   * @param fingerprint the SHA-256 of the server's certificate; null where it speaks plain HTTP
   * @param defaultReachesAll whether the tenant {@code default} may read and write everywhere
   */
  record Started(
      URI address,
      Path data,
      Path credentials,
      boolean firstStart,
      @Nullable String fingerprint,
      boolean defaultReachesAll) {}

  /**
   * Starts the server and returns when it has been told to stop and has stopped.
   *
   * @param started is told once the server answers
   * @throws dev.holdfast.domain.error.HoldfastException if it can't start, in words for whoever
   *     started it
   */
  void serve(ServeOptions options, Consumer<Started> started);
}
