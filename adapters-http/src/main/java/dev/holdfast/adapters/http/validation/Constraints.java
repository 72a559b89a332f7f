package dev.holdfast.adapters.http.validation;

import dev.holdfast.domain.error.InvalidInputException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** The constraints of Jakarta Validation, checked. Each message is a sentence of its own. */
public final class Constraints {
  private Constraints() {}

  /** Set up at the first check, since it takes longer than everything else at a start. */
  private static final class Lazy {
    static final Validator VALIDATOR =
        Validation.byProvider(HibernateValidator.class)
            .configure()
            // No expressions in messages: they would need another library, and have been a hole.
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();
  }

  /**
   * Passes where the request keeps all its constraints.
   *
   * @param code the failure's code
   * @throws InvalidInputException that names each constraint that is broken, in alphabetical order
   */
  public static void check(String code, Object request) {
    List<String> broken =
        Lazy.VALIDATOR.validate(request).stream()
            .map(violation -> violation.getMessage())
            .sorted()
            .toList();
    if (!broken.isEmpty()) {
      throw new InvalidInputException(code, broken.getFirst(), broken);
    }
  }
}
