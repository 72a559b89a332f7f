package dev.holdfast.engine.error;

/** What a caller of the engine can only report, or retry where {@link #isRetryable()} says so. */
public abstract sealed class EngineException extends RuntimeException
    permits AlreadyExistsException,
        CorruptException,
        LimitException,
        LockedException,
        MissingException,
        StoreException,
        UnsupportedFormatException,
        WrongPasswordException {
  private static final long serialVersionUID = 1L;

  EngineException(String message) {
    super(message);
  }

  EngineException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Whether the same call may succeed later with nothing changed by hand. */
  public boolean isRetryable() {
    return false;
  }
}
