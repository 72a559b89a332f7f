package dev.holdfast.domain.policy;

import dev.holdfast.domain.Mutable;
import dev.holdfast.domain.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what is wrong with something that was sent, so that all of it is told at once.
 *
 * <p>Every cause is a sentence that begins with the path of its field. At most {@value #CAUSES_MAX}
 * are told, since nobody reads more, and that there are others.
 */
@Mutable("it is filled while a request is read, part by part")
public final class FieldCauses {
  static final int CAUSES_MAX = 50;
  static final String CODE = "policy.invalid";

  private final List<String> causes = new ArrayList<>();

  /** A refusal of one field, for a constructor: the path counts from the value that it makes. */
  static InvalidInputException refusal(String field, String sentence) {
    String cause = field + " " + sentence;
    return new InvalidInputException(CODE, cause, List.of(cause));
  }

  /**
   * Makes a part, and notes what its constructor refuses below the path of the part.
   *
   * @return null where the part was refused
   */
  public <T> @Nullable T within(String path, Supplier<T> part) {
    try {
      return part.get();
    } catch (InvalidInputException refused) {
      List<String> told =
          refused.causes().isEmpty() ? List.of(refused.getMessage()) : refused.causes();
      told.forEach(cause -> note(path + "." + cause));
      return null;
    }
  }

  /**
   * Notes that something is missing where it is.
   *
   * @param why what it is needed for, as in {@code it says how long snapshots are kept.}
   * @return the value itself
   */
  public <T> @Nullable T required(String field, @Nullable T value, String why) {
    if (value == null) {
      add(field, "is missing; " + why);
    }
    return value;
  }

  /** Notes one cause; the sentence goes on after the field, as in {@code is missing.} */
  public void add(String field, String sentence) {
    note(field + " " + sentence);
  }

  /**
   * Passes where nothing is wrong.
   *
   * @throws InvalidInputException with every cause; its message is all of them
   */
  public void throwIfAny() {
    if (causes.isEmpty()) {
      return;
    }
    throw new InvalidInputException(CODE, String.join(" ", causes), causes);
  }

  private void note(String cause) {
    if (causes.size() < CAUSES_MAX) {
      causes.add(cause);
    } else if (causes.size() == CAUSES_MAX) {
      causes.add("There are more causes than these " + CAUSES_MAX + ".");
    }
  }
}
