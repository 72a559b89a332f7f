package dev.holdfast.domain.error;

/**
 * The root of every failure that Holdfast reports in words.
 *
 * <p>The message is one or two sentences for the person who caused it; it never holds a secret. The
 * code is stable, so that clients may compare it.
 */
public abstract sealed class HoldfastException extends RuntimeException
    permits DamagedException,
        ForbiddenException,
        InvalidInputException,
        LimitReachedException,
        NotFoundException,
        StateConflictException,
        UnavailableException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String message;

  HoldfastException(String code, String message) {
    super(message);
    this.code = code;
    this.message = message;
  }

  HoldfastException(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.message = message;
  }

  /** The sentences for the person who caused it; there always are some. */
  @Override
  public String getMessage() {
    return message;
  }

  /** A stable, dotted, lower-case name of the failure, such as {@code upload.name.taken}. */
  public String code() {
    return code;
  }
}
