package dev.holdfast.adapters.catalogue;

import dev.holdfast.domain.error.HoldfastException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One connection, opened when it is first used. Used by one thread at a time.
 *
 * <p>A connection on which anything failed is closed, which rolls back what it had begun; the next
 * use opens another. So no failure outlives its cause.
 */
final class Session implements AutoCloseable {
  private final Supplier<Handle> opener;
  private final SqlFailures failures;
  private @Nullable Handle handle;

  Session(Supplier<Handle> opener, SqlFailures failures) {
    this.opener = opener;
    this.failures = failures;
  }

  /** Each statement for itself. */
  <T> T run(Function<Handle, T> work) {
    try {
      return work.apply(handle());
    } catch (RuntimeException | Error failure) {
      closeAfter(failure);
      Optional<HoldfastException> known = failures.in(failure);
      if (known.isPresent()) {
        throw known.get();
      }
      throw failure;
    }
  }

  /** All statements or none; on disk when this returns. */
  <T> T runInTransaction(String begin, Function<Handle, T> work) {
    return run(
        open -> {
          open.execute(begin);
          T result = work.apply(open);
          open.execute("COMMIT");
          return result;
        });
  }

  @Override
  public void close() {
    Handle open = handle;
    handle = null;
    if (open != null) {
      open.close();
    }
  }

  private void closeAfter(Throwable failure) {
    try {
      close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private Handle handle() {
    Handle open = handle;
    if (open == null) {
      open = opener.get();
      handle = open;
    }
    return open;
  }
}
