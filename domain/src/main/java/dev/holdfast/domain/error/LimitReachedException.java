package dev.holdfast.domain.error;

/** A limit that an operator can set, or that the design has, would be passed. */
public final class LimitReachedException extends HoldfastException {
  private static final long serialVersionUID = 1L;

  public LimitReachedException(String code, String message) {
    super(code, message);
  }
}
