package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.error.InvalidInputException;
import java.util.List;
import java.util.function.Supplier;

/** Makes parts of something, whose refusals name a field from the part on. */
final class Below {
  private Below() {}

  /**
   * The part.
   *
   * @throws InvalidInputException with every cause of the part, below its path
   */
  static <T> T path(String path, Supplier<T> part) {
    try {
      return part.get();
    } catch (InvalidInputException refused) {
      List<String> causes = refused.causes().stream().map(cause -> path + "." + cause).toList();
      throw new InvalidInputException(refused.code(), causes.getFirst(), causes);
    }
  }
}
