package dev.holdfast.engine.error;

/** Something of that name is there already; what is stored is never written over. */
public final class AlreadyExistsException extends EngineException {
  private static final long serialVersionUID = 1L;

  public AlreadyExistsException(String message) {
    super(message);
  }

  public AlreadyExistsException(String message, Throwable cause) {
    super(message, cause);
  }
}
