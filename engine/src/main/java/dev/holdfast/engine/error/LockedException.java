package dev.holdfast.engine.error;

/** Somebody else holds a lock that excludes this one; the message names its owner. */
public final class LockedException extends EngineException {
  private static final long serialVersionUID = 1L;

  public LockedException(String message) {
    super(message);
  }

  @Override
  public boolean isRetryable() {
    return true;
  }
}
