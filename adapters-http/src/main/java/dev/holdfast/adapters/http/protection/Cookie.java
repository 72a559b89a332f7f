package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.GroupQuery;
import dev.holdfast.domain.protection.ObjectQuery;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.source.ObjectId;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the next page of a list begins, as clients carry it: what the last one ended with. */
final class Cookie {
  private static final String PARAMETER = "paginationCookie";
  private static final Pattern NAMED = Pattern.compile("([1-9][0-9]{0,17}) (.*)", Pattern.DOTALL);

  private Cookie() {}

  static String of(GroupQuery.Place place) {
    return OpaqueText.of(place.id() + " " + place.name());
  }

  static String of(ObjectQuery.Place place) {
    return OpaqueText.of(place.id() + " " + place.name());
  }

  static String of(RunId run) {
    return OpaqueText.of(run.toString());
  }

  /**
   * The group that a page begins behind; empty for the first one.
   *
   * @throws InvalidInputException if no list has given out such a cookie
   */
  static Optional<GroupQuery.Place> group(Query query) {
    return read(query, named((name, number) -> new GroupQuery.Place(name, new GroupId(number))));
  }

  /** The same of objects. */
  static Optional<ObjectQuery.Place> object(Query query) {
    return read(query, named((name, number) -> new ObjectQuery.Place(name, new ObjectId(number))));
  }

  /** The same of runs. */
  static Optional<RunId> run(Query query) {
    return read(query, RunId::parse);
  }

  private static <P> Function<String, Optional<P>> named(BiFunction<String, Long, P> place) {
    return text -> {
      Matcher parts = NAMED.matcher(text);
      return parts.matches()
          ? Optional.of(place.apply(parts.group(2), Long.valueOf(parts.group(1))))
          : Optional.empty();
    };
  }

  private static <P> Optional<P> read(Query query, Function<String, Optional<P>> place) {
    return query
        .text(PARAMETER)
        .map(cookie -> OpaqueText.read(cookie).flatMap(place).orElseThrow(Cookie::wrong));
  }

  private static InvalidInputException wrong() {
    return new InvalidInputException(
        "parameter.value",
        "The parameter "
            + PARAMETER
            + " must be one that an answer of this list had; send it back as it was.");
  }
}
