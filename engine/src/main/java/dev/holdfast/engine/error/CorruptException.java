package dev.holdfast.engine.error;

/** Bytes that are there are not what they must be: a hash, a MAC, a structure is wrong. */
public final class CorruptException extends EngineException {
  private static final long serialVersionUID = 1L;

  public CorruptException(String message) {
    super(message);
  }

  public CorruptException(String message, Throwable cause) {
    super(message, cause);
  }
}
