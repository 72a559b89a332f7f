package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.search.FileHit.Place;
import dev.holdfast.domain.search.SnapshotLine;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.source.ObjectId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the next page of files begins, as clients carry it. */
public final class FileCookie {
  private static final Pattern FORM =
      Pattern.compile("([1-9][0-9]{0,17}) ([1-9][0-9]{0,17}) (/.*)", Pattern.DOTALL);

  private FileCookie() {}

  public static String of(Place place) {
    return OpaqueText.of(
        place.line().object() + " " + place.line().group() + " " + place.path().value());
  }

  /**
   * The hit that a page begins behind.
   *
   * @throws InvalidInputException if no search has given out such a cookie
   */
  static Place read(String cookie) {
    return find(cookie)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "body.field", "It must be one that an answer had; send it back as it was."));
  }

  /** The same; empty if no search has given out such a cookie. */
  public static Optional<Place> find(String cookie) {
    return OpaqueText.read(cookie)
        .map(FORM::matcher)
        .filter(Matcher::matches)
        .flatMap(FileCookie::place);
  }

  private static Optional<Place> place(Matcher parts) {
    SnapshotLine line =
        new SnapshotLine(
            new GroupId(Long.parseLong(parts.group(2))),
            new ObjectId(Long.parseLong(parts.group(1))));
    try {
      return Optional.of(new Place(new EntryPath(parts.group(3)), line));
    } catch (InvalidInputException e) {
      // Only what was made up holds a path that can't be.
      return Optional.empty();
    }
  }
}
