package dev.holdfast.adapters.storage.source;

import dev.holdfast.adapters.storage.posix.ProcessGroup;
import dev.holdfast.application.port.out.Scripts.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A script at work, with all that it starts. For one thread. */
final class RunningScript {
  /** Between looks at it; a pipe holds what a script writes meanwhile. */
  private static final int STEP_MILLISECONDS = 20;

  private final Process process;
  private final CompletableFuture<Boolean> timeout = new CompletableFuture<>();
  private final OutputTail output = new OutputTail();

  RunningScript(Process process, @Nullable Duration limit) {
    this.process = process;
    if (limit != null) {
      timeout.completeOnTimeout(true, limit.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Waits for its end; whatever happens here, it does not outlive this call. */
  Outcome await(BooleanSupplier mayGoOn) throws IOException {
    boolean over = false;
    try {
      Outcome outcome = awaitEnd(mayGoOn);
      over = outcome instanceof Outcome.Exited;
      return outcome;
    } finally {
      timeout.complete(false);
      if (!over) {
        kill();
      }
      process.getInputStream().close();
    }
  }

  private Outcome awaitEnd(BooleanSupplier mayGoOn) throws IOException {
    while (!hasEnded()) {
      output.drain(process.getInputStream());
      if (timeout.isDone()) {
        return new Outcome.TimedOut(output.text());
      }
      if (Thread.currentThread().isInterrupted() || !mayGoOn.getAsBoolean()) {
        return new Outcome.Stopped(output.text());
      }
    }
    output.drain(process.getInputStream());
    return new Outcome.Exited(process.exitValue(), output.text());
  }

  /** An interrupt of the thread is kept, and ends the script as a stop does. */
  private boolean hasEnded() {
    try {
      return process.waitFor(STEP_MILLISECONDS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The group, and those who have left it and are still known as children. */
  private void kill() {
    List<ProcessHandle> started = process.descendants().toList();
    ProcessGroup.kill(process.pid());
    started.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }
}
