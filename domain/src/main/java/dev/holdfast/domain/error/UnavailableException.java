package dev.holdfast.domain.error;

/** What is needed is out of reach now; the same request may succeed later. */
public final class UnavailableException extends HoldfastException {
  private static final long serialVersionUID = 1L;

  public UnavailableException(String code, String message) {
    super(code, message);
  }

  public UnavailableException(String code, String message, Throwable cause) {
    super(code, message, cause);
  }
}
