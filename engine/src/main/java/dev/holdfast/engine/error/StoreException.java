package dev.holdfast.engine.error;

/** The store below could not do what was asked: no space, no permission, an I/O error. */
public final class StoreException extends EngineException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public boolean isRetryable() {
    return true;
  }
}
