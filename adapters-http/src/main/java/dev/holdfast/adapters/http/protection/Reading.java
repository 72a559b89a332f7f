package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.policy.FieldCauses;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes values whose refusals are whole sentences that know of no field. */
final class Reading {
  private Reading() {}

  /** The value; null where it is refused, which goes to the causes behind the field's name. */
  static <T> @Nullable T of(String field, Supplier<T> value, FieldCauses causes) {
    try {
      return value.get();
    } catch (InvalidInputException refused) {
      causes.add(field, "is wrong: " + refused.getMessage());
      return null;
    }
  }
}
