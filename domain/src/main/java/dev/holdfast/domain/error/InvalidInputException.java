package dev.holdfast.domain.error;

import java.util.List;

/** What was sent is wrong; the causes name each place, such as an object and its position. */
public final class InvalidInputException extends HoldfastException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> causes;

  public InvalidInputException(String code, String message) {
    this(code, message, List.of());
  }

  public InvalidInputException(String code, String message, List<String> causes) {
    super(code, message);
    this.causes = List.copyOf(causes);
  }

  /** Sentences, one for each place that is wrong; empty where the message says it all. */
  public List<String> causes() {
    return causes;
  }
}
