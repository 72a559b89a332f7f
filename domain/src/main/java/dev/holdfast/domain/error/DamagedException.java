package dev.holdfast.domain.error;

/** Stored bytes are not what was stored: nothing is returned rather than something wrong. */
public final class DamagedException extends HoldfastException {
  private static final long serialVersionUID = 1L;

  public DamagedException(String code, String message) {
    super(code, message);
  }

  public DamagedException(String code, String message, Throwable cause) {
    super(code, message, cause);
  }
}
