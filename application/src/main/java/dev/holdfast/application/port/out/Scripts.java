package dev.holdfast.application.port.out;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs of the operator before and after a run, on the server's own machine, with the
 * rights of the server.
 *
 * <p>Only from the folder that the operator named; where none is named, every script is refused. A
 * script must be a regular file that its owner may execute and nobody but its owner may change, and
 * lie in that folder once links are resolved.
 */
public interface Scripts {

  /** When a script runs. */
  enum Phase {
    PRE,
    POST
  }

  /**
   * A script and what it is given.
   *
   * @param path absolute, or below the operator's folder
   * @param params split into words as a POSIX shell does, by blanks and quotes, and nothing more:
   *     no shell sees them, and no variable or pattern in them counts. At most 32 KiB
   * @param timeout after which it is killed; null for none
   * @param group in the environment as {@code HOLDFAST_GROUP}
   * @param run in the environment as {@code HOLDFAST_RUN}
   * @param phase in the environment as {@code HOLDFAST_PHASE}, {@code pre} or {@code post}
   */
  record Call(
      String path,
      String params,
      @Nullable Duration timeout,
      String group,
      String run,
      Phase phase) {}

  /** How it ended. */
  sealed interface Outcome {

    /**
     * It ran to its end.
     *
     * @param code 0 for success; 128 and the signal's number where a signal ended it
     * @param output the last 64 KiB of what it wrote, errors among it
     */
    record Exited(int code, String output) implements Outcome {}

    /** It took too long, and was killed with all that it had started. */
    record TimedOut(String output) implements Outcome {}

    /** It did not run; the sentence says why not. */
    record Refused(String reason) implements Outcome {}

    /** It was not to go on, and was killed with all that it had started. */
    record Stopped(String output) implements Outcome {}
  }

  /**
   * Runs a script and waits for its end.
   *
   * @param mayGoOn asked before it begins and at least every 100 ms while it runs, by the calling
   *     thread; once it says no, the script is killed
   */
  Outcome run(Call call, BooleanSupplier mayGoOn);

  /**
   * Why a script would not run if it was called now; empty if it would. It may be otherwise when it
   * is called.
   *
   * @param params as {@link Call} has them
   */
  Optional<String> refusal(String path, String params);
}
