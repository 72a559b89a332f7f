package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.protection.ObjectQuery.Place;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourceObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The place where a list of objects goes on, as an answer names it and a client sends it back. */
final class ObjectCookie {
  private static final String PARAMETER = "paginationCookie";
  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,17}):(.*)", Pattern.DOTALL);

  private ObjectCookie() {}

  static String after(SourceObject object) {
    byte[] place = (object.id() + ":" + object.name()).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(place);
  }

  /**
   * The place that a request names.
   *
   * @throws InvalidInputException if no answer has ever named it
   */
  static Optional<Place> place(Query query) {
    return query.text(PARAMETER).map(ObjectCookie::place);
  }

  private static Place place(String cookie) {
    var parts = FORM.matcher(decoded(cookie));
    if (!parts.matches()) {
      throw unknown();
    }
    return new Place(parts.group(2), new ObjectId(Long.parseLong(parts.group(1))));
  }

  private static String decoded(String cookie) {
    try {
      return new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static InvalidInputException unknown() {
    return new InvalidInputException(
        "parameter.value",
        "The parameter " + PARAMETER + " must be one that an answer had; send it back as it was.");
  }
}
