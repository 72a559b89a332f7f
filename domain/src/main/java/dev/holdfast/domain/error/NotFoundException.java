package dev.holdfast.domain.error;

/** There is no such thing in the tenant; another tenant's thing is not there either. */
public final class NotFoundException extends HoldfastException {
  private static final long serialVersionUID = 1L;

  public NotFoundException(String code, String message) {
    super(code, message);
  }
}
