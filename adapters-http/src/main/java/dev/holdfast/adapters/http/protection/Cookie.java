package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.GroupQuery.Place;
import dev.holdfast.domain.protection.RunId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the next page of a list begins, as clients carry it: opaque, in letters that URLs keep. */
final class Cookie {
  static final String PARAMETER = "paginationCookie";

  private static final Pattern PLACE = Pattern.compile("([1-9][0-9]{0,17}) (.*)", Pattern.DOTALL);

  private Cookie() {}

  /** Behind a group. */
  static String of(Place place) {
    return encoded(place.id() + " " + place.name());
  }

  /** Behind a run. */
  static String of(RunId run) {
    return encoded(run.toString());
  }

  /**
   * The group that a page begins behind; empty for the first one.
   *
   * @throws InvalidInputException if the list has given out no such cookie
   */
  static Optional<Place> place(Query query) {
    return query.text(PARAMETER).map(Cookie::place);
  }

  /** The same of runs. */
  static Optional<RunId> run(Query query) {
    return query
        .text(PARAMETER)
        .map(cookie -> RunId.parse(decoded(cookie)).orElseThrow(Cookie::wrong));
  }

  private static Place place(String cookie) {
    Matcher parts = PLACE.matcher(decoded(cookie));
    if (!parts.matches()) {
      throw wrong();
    }
    return new Place(parts.group(2), new GroupId(Long.parseLong(parts.group(1))));
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String cookie) {
    try {
      return new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw wrong();
    }
  }

  private static InvalidInputException wrong() {
    return new InvalidInputException(
        "parameter.value",
        "The parameter " + PARAMETER + " must be one that this list has given out.");
  }
}
