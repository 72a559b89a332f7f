package dev.holdfast.adapters.http.holdfast;

import dev.holdfast.adapters.http.protection.FileCookie;
import dev.holdfast.adapters.http.protection.WireIds;
import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.search.FileHit.Place;
import dev.holdfast.domain.search.FileQuery;
import dev.holdfast.domain.search.NameFilter;
import dev.holdfast.domain.search.NumberRange;
import dev.holdfast.domain.snapshot.EntryKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of a search for files. */
record FileFilters(Query given, WireIds ids) {
  private static final int PAGE_DEFAULT = 100;

  private static final Set<String> KINDS =
      FileQuery.KINDS.stream().map(EntryKind::name).collect(Collectors.toUnmodifiableSet());

  /** Years of four digits: beyond them a calendar date has no one form. */
  private static final Instant TIME_MIN = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant TIME_MAX = WireMicros.instant(WireMicros.MAX);

  /**
   * What is asked for.
   *
   * @throws InvalidInputException that names the parameter which is wrong
   */
  FileQuery query() {
    return new FileQuery(
        given.text("name").map(NameFilter::of).orElse(NameFilter.ANY),
        kinds(),
        WireIds.objects(given, "objectId").orElse(null),
        ids.groups(given, "protectionGroupId").orElse(null),
        new NumberRange(
            bytes("bytesFrom", NumberRange.ALL.first()), bytes("bytesTo", NumberRange.ALL.last())),
        new NumberRange(
            micros("modifiedFrom", NumberRange.ALL.first()),
            micros("modifiedTo", NumberRange.ALL.last())),
        after(),
        given.number("max", 1, FileQuery.LIMIT_MAX).map(Math::toIntExact).orElse(PAGE_DEFAULT));
  }

  private Set<EntryKind> kinds() {
    List<String> words = given.words("kind", KINDS);
    return words.isEmpty()
        ? FileQuery.KINDS
        : words.stream().map(EntryKind::valueOf).collect(Collectors.toUnmodifiableSet());
  }

  private long bytes(String parameter, long otherwise) {
    return given.number(parameter, 0, Long.MAX_VALUE).orElse(otherwise);
  }

  /** Finer parts are cut off, as they are of the times that the index holds. */
  private long micros(String parameter, long otherwise) {
    return given.text(parameter).map(text -> micros(time(parameter, text))).orElse(otherwise);
  }

  private static long micros(Instant time) {
    return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
  }

  private static Instant time(String parameter, String text) {
    try {
      Instant time = Instant.parse(text);
      if (!time.isBefore(TIME_MIN) && !time.isAfter(TIME_MAX)) {
        return time;
      }
    } catch (DateTimeException e) {
      // Told below, as a time is that no calendar here has.
    }
    throw wrong(parameter, "a time with its offset, such as 2026-11-22T10:30:00Z");
  }

  private @Nullable Place after() {
    return given
        .text("cookie")
        .map(
            cookie ->
                FileCookie.find(cookie)
                    .orElseThrow(
                        () -> wrong("cookie", "one that an answer had; send it back as it was")))
        .orElse(null);
  }

  private static InvalidInputException wrong(String parameter, String what) {
    return new InvalidInputException(
        "parameter.value", "The parameter " + parameter + " must be " + what + ".");
  }
}
