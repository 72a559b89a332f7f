package dev.holdfast.domain.error;

/** The principal is known, and may not do this. */
public final class ForbiddenException extends HoldfastException {
  private static final long serialVersionUID = 1L;

  public ForbiddenException(String code, String message) {
    super(code, message);
  }
}
