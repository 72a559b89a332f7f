package dev.holdfast.testkit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.policy.BlackoutCalendar;
import dev.holdfast.domain.policy.Stretch;
import dev.holdfast.testkit.build.PolicyWords;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BlackoutCalendarTest {

  /** 2026-06-05 and 2026-03-13 are Fridays. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          WINDOWS                                                          | AT                     | STRETCH                                       | REASON
          FRIDAY 09:00 UTC to 17:00 UTC                                    | 2026-06-05T08:59Z      |                                               | a minute before
          FRIDAY 09:00 UTC to 17:00 UTC                                    | 2026-06-05T09:00Z      | 2026-06-05T09:00Z 2026-06-05T17:00Z           | the start is inside
          FRIDAY 09:00 UTC to 17:00 UTC                                    | 2026-06-05T17:00Z      |                                               | the end is not
          FRIDAY 09:00 UTC to 17:00 UTC                                    | 2026-06-04T12:00Z      |                                               | on Fridays only
          FRIDAY 22:00 UTC to 06:00 UTC                                    | 2026-06-06T05:59Z      | 2026-06-05T22:00Z 2026-06-06T06:00Z           | across midnight
          FRIDAY 22:00 UTC to 06:00 UTC                                    | 2026-06-05T05:00Z      |                                               | Thursday night is free
          FRIDAY 22:00 UTC to 00:00 UTC                                    | 2026-06-05T23:59Z      | 2026-06-05T22:00Z 2026-06-06T00:00Z           | midnight ends the day
          FRIDAY 09:00 UTC to 09:00 UTC                                    | 2026-06-06T08:00Z      | 2026-06-05T09:00Z 2026-06-06T09:00Z           | equal times are a whole day
          FRIDAY 09:00 UTC to 12:00 UTC; FRIDAY 11:00 UTC to 17:00 UTC     | 2026-06-05T16:00Z      | 2026-06-05T09:00Z 2026-06-05T17:00Z           | overlapping
          FRIDAY 09:00 UTC to 12:00 UTC; FRIDAY 12:00 UTC to 17:00 UTC     | 2026-06-05T09:00Z      | 2026-06-05T09:00Z 2026-06-05T17:00Z           | adjoining
          FRIDAY 09:00 UTC to 12:00 UTC; FRIDAY 12:01 UTC to 17:00 UTC     | 2026-06-05T12:00Z      |                                               | a minute between
          FRIDAY 09:00 UTC to 17:00 UTC; FRIDAY 10:00 UTC to 11:00 UTC     | 2026-06-05T12:00Z      | 2026-06-05T09:00Z 2026-06-05T17:00Z           | one within the other
          FRIDAY 00:00 UTC to 00:00 UTC; SATURDAY 00:00 UTC to 00:00 UTC   | 2026-06-06T12:00Z      | 2026-06-05T00:00Z 2026-06-07T00:00Z           | two whole days
          FRIDAY 22:00 UTC to 06:00 Europe/Berlin                          | 2026-06-06T03:00Z      | 2026-06-05T22:00Z 2026-06-06T04:00Z           | the end has its own zone
          FRIDAY 23:30 UTC to 02:00 Europe/Berlin                          | 2026-06-05T23:45Z      | 2026-06-05T23:30Z 2026-06-06T00:00Z           | where it is 01:30 already
          FRIDAY 20:00 America/Los_Angeles to 06:00 UTC                    | 2026-06-06T05:00Z      | 2026-06-06T03:00Z 2026-06-06T06:00Z           | Friday in Los Angeles
          SATURDAY 22:00 America/Los_Angeles to 04:00 America/Los_Angeles  | 2026-03-08T09:59Z      | 2026-03-08T06:00Z 2026-03-08T11:00Z           | five hours when clocks go forward
          SATURDAY 22:00 America/Los_Angeles to 04:00 America/Los_Angeles  | 2026-11-01T11:30Z      | 2026-11-01T05:00Z 2026-11-01T12:00Z           | seven when they go back
          SUNDAY 02:10 America/Los_Angeles to 02:50 America/Los_Angeles    | 2026-03-08T10:00Z      |                                               | skipped as a whole
          SUNDAY 02:10 America/Los_Angeles to 04:00 America/Los_Angeles    | 2026-03-08T10:00Z      | 2026-03-08T10:00Z 2026-03-08T11:00Z           | from the end of the gap on
          SUNDAY 01:00 America/Los_Angeles to 01:30 America/Los_Angeles    | 2026-11-01T09:15Z      |                                               | not in the second 01:15
          FRIDAY 22:00 Pacific/Apia to 06:00 Pacific/Apia                  | 2011-12-30T10:00Z      | 2011-12-30T10:00Z 2011-12-30T16:00Z           | a Friday that never was
          """)
  void stretchAtAnInstant(String windows, String at, String stretch, String reason) {
    assertThat(calendar(windows).at(PolicyWords.at(at)))
        .as(reason)
        .isEqualTo(Optional.ofNullable(stretch).map(BlackoutCalendarTest::stretch));
  }

  @Test
  void startOfAStretch_isInside_andItsEndIsNot() {
    Stretch stretch = stretch("2026-06-05T09:00Z 2026-06-05T17:00Z");

    assertThat(stretch.contains(stretch.start())).isTrue();
    assertThat(stretch.contains(stretch.start().minusNanos(1))).isFalse();
    assertThat(stretch.contains(stretch.end().minusNanos(1))).isTrue();
    assertThat(stretch.contains(stretch.end())).isFalse();
  }

  @Test
  void windowsThatCoverTheWeek_areKnown() {
    Instant now = Instant.parse("2026-06-05T12:00:00Z");
    BlackoutCalendar everyDay =
        new BlackoutCalendar(
            Stream.of(DayOfWeek.values())
                .map(day -> PolicyWords.blackout(day + " 09:00 UTC to 09:00 UTC"))
                .toList());
    BlackoutCalendar butOneMinute =
        new BlackoutCalendar(
            Stream.of(DayOfWeek.values())
                .map(
                    day ->
                        day == DayOfWeek.SUNDAY
                            ? day + " 09:00 UTC to 08:59 UTC"
                            : day + " 09:00 UTC to 09:00 UTC")
                .map(PolicyWords::blackout)
                .toList());

    assertThat(everyDay.coverTheWeek(now)).isTrue();
    assertThat(butOneMinute.coverTheWeek(now)).isFalse();
    assertThat(butOneMinute.at(now).map(Stretch::end))
        .contains(Instant.parse("2026-06-08T08:59:00Z"));
  }

  private static BlackoutCalendar calendar(String windows) {
    return new BlackoutCalendar(
        Arrays.stream(windows.split(";", -1)).map(PolicyWords::blackout).toList());
  }

  private static Stretch stretch(String text) {
    String[] words = text.split(" ", -1);
    return new Stretch(PolicyWords.at(words[0]), PolicyWords.at(words[1]));
  }
}
