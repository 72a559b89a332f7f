package dev.holdfast.domain.error;

/** The thing is there, and its state does not allow the request. */
public final class StateConflictException extends HoldfastException {
  private static final long serialVersionUID = 1L;

  public StateConflictException(String code, String message) {
    super(code, message);
  }
}
