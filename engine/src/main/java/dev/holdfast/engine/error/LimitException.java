package dev.holdfast.engine.error;

/** A limit of the format or of the engine would be passed. */
public final class LimitException extends EngineException {
  private static final long serialVersionUID = 1L;

  public LimitException(String message) {
    super(message);
  }

  public LimitException(String message, Throwable cause) {
    super(message, cause);
  }
}
