package dev.holdfast.adapters.http.validation;

import dev.holdfast.domain.error.InvalidInputException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
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
            // Messages are English, wherever the server stands.
            .defaultLocale(Locale.ENGLISH)
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

  /**
   * Passes where the request keeps all its constraints, whose messages are the ends of sentences
   * that begin with the field, as those of Jakarta Validation are.
   *
   * @param code the failure's code
   * @throws InvalidInputException that names each field that is wrong by its path, in alphabetical
   *     order
   */
  public static void checkFields(String code, Object request) {
    List<String> broken =
        Lazy.VALIDATOR.validate(request).stream().map(Constraints::sentence).sorted().toList();
    if (!broken.isEmpty()) {
      throw new InvalidInputException(code, String.join(" ", broken), broken);
    }
  }

  private static String sentence(ConstraintViolation<Object> violation) {
    boolean isMissing =
        violation.getConstraintDescriptor().getAnnotation().annotationType() == NotNull.class;
    return "The field "
        + violation.getPropertyPath()
        + " "
        + (isMissing ? "is missing" : violation.getMessage())
        + ".";
  }
}
