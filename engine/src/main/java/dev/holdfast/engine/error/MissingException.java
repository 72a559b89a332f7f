package dev.holdfast.engine.error;

/** A thing that must be there is not. */
public final class MissingException extends EngineException {
  private static final long serialVersionUID = 1L;

  public MissingException(String message) {
    super(message);
  }

  public MissingException(String message, Throwable cause) {
    super(message, cause);
  }
}
