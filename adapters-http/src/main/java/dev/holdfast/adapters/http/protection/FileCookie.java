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
final class FileCookie {
  private static final Pattern FORM =
      Pattern.compile("([1-9][0-9]{0,17}) ([1-9][0-9]{0,17}) (/.*)", Pattern.DOTALL);

  private FileCookie() {}

  static String of(Place place) {
    return OpaqueText.of(
        place.line().object() + " " + place.line().group() + " " + place.path().value());
  }

  /**
   * The hit that a page begins behind.
   *
   * @throws InvalidInputException if no search has given out such a cookie
   */
  static Place read(String cookie) {
    Optional<Matcher> parts = OpaqueText.read(cookie).map(FORM::matcher).filter(Matcher::matches);
    Matcher found =
        parts.orElseThrow(
            () ->
                new InvalidInputException(
                    "body.field", "It must be one that an answer had; send it back as it was."));
    return new Place(
        new EntryPath(found.group(3)),
        new SnapshotLine(
            new GroupId(Long.parseLong(found.group(2))),
            new ObjectId(Long.parseLong(found.group(1)))));
  }
}
