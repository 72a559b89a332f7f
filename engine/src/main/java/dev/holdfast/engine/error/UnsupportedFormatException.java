package dev.holdfast.engine.error;

/** The repository is of a version, or uses a feature, that this engine does not know. */
public final class UnsupportedFormatException extends EngineException {
  private static final long serialVersionUID = 1L;

  public UnsupportedFormatException(String message) {
    super(message);
  }

  public UnsupportedFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
