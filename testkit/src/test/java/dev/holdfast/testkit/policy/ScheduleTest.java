package dev.holdfast.testkit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.policy.Schedule;
import dev.holdfast.domain.policy.TimeOfDay;
import dev.holdfast.testkit.build.PolicyWords;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScheduleTest {
  private static final TimeOfDay TWO = PolicyWords.time("02:00 UTC");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          SCHEDULE                   | AFTER                | FIRST                | REASON
          Minutes 15                 | 2025-12-31T00:00:00Z | 2026-01-01T12:34:56Z | first at the group's creation
          Minutes 15                 | 2026-01-01T12:34:56Z | 2026-01-01T12:49:56Z | then every 15 minutes from there
          Minutes 15                 | 2026-01-01T12:49:55Z | 2026-01-01T12:49:56Z | a second before counts
          Minutes 1                  | 2027-01-01T12:34:56Z | 2027-01-01T12:35:56Z | a year is no way
          Hours 1                    | 2026-01-01T12:34:56Z | 2026-01-01T13:34:56Z | an hour is 60 minutes
          Hours 36                   | 2026-01-02T00:00:00Z | 2026-01-03T00:34:56Z | across days
          Days 1                     | 2026-01-01T12:34:56Z | 2026-01-02T02:00:00Z | start time of the first day is over
          Days 1                     | 2026-01-02T02:00:00Z | 2026-01-03T02:00:00Z | the instant itself does not count
          Days 3                     | 2026-01-01T12:34:56Z | 2026-01-04T02:00:00Z | counted from the day of creation
          Days 3                     | 2026-01-04T02:00:00Z | 2026-01-07T02:00:00Z | and from there
          Days 400                   | 2026-01-02T00:00:00Z | 2027-02-05T02:00:00Z | more than a year
          Weeks MONDAY               | 2026-01-01T12:34:56Z | 2026-01-05T02:00:00Z | the next Monday
          Weeks MONDAY               | 2026-01-05T02:00:00Z | 2026-01-12T02:00:00Z | a week on
          Weeks SUNDAY,MONDAY        | 2026-01-04T02:00:00Z | 2026-01-05T02:00:00Z | the day after
          Months 1                   | 2026-01-01T12:34:56Z | 2026-02-01T02:00:00Z | the next first
          Months 31                  | 2026-01-31T02:00:00Z | 2026-02-28T02:00:00Z | February ends on the 28th
          Months 31                  | 2028-01-31T02:00:00Z | 2028-02-29T02:00:00Z | in a leap year on the 29th
          Months 29                  | 2026-02-01T00:00:00Z | 2026-02-28T02:00:00Z | no month is left out
          Months 30                  | 2026-03-01T00:00:00Z | 2026-03-30T02:00:00Z | the 30th where there is one
          Months 31                  | 2026-04-01T00:00:00Z | 2026-04-30T02:00:00Z | April has 30 days
          Months LAST                | 2026-02-28T02:00:00Z | 2026-03-31T02:00:00Z | the month's last day
          Months LAST                | 2100-02-01T00:00:00Z | 2100-02-28T02:00:00Z | 2100 is no leap year
          Months FIRST MONDAY        | 2026-01-01T12:34:56Z | 2026-01-05T02:00:00Z | first Monday
          Months FIRST MONDAY,FRIDAY | 2026-01-01T12:34:56Z | 2026-01-02T02:00:00Z | the first Friday is earlier
          Months SECOND SUNDAY       | 2026-01-11T02:00:00Z | 2026-02-08T02:00:00Z | second Sunday
          Months THIRD THURSDAY      | 2026-01-02T00:00:00Z | 2026-01-15T02:00:00Z | third Thursday
          Months FOURTH FRIDAY       | 2026-01-02T00:00:00Z | 2026-01-23T02:00:00Z | fourth is not last
          Months LAST FRIDAY         | 2026-01-02T00:00:00Z | 2026-01-30T02:00:00Z | last Friday
          Years FIRST                | 2026-01-01T12:34:56Z | 2027-01-01T02:00:00Z | 1 January
          Years LAST                 | 2026-01-01T12:34:56Z | 2026-12-31T02:00:00Z | 31 December
          Years LAST                 | 2026-12-31T02:00:00Z | 2027-12-31T02:00:00Z | a year on
          ProtectOnce                | 2025-12-31T00:00:00Z | 2026-01-02T02:00:00Z | the first start time
          ProtectOnce                | 2026-01-02T02:00:00Z |                      | and never again
          OnDemand                   | 2026-01-01T12:34:56Z |                      | never by itself
          """)
  void firstTime_afterAnInstant(String schedule, String after, String first, String reason) {
    GroupTiming timing = GroupTiming.of(Instant.parse("2026-01-01T12:34:56Z"), TWO);

    assertThat(PolicyWords.schedule(schedule).firstAfter(timing, Instant.parse(after)))
        .as(reason)
        .isEqualTo(Optional.ofNullable(first).map(Instant::parse));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          SCHEDULE       | START                     | AFTER                     | FIRST                     | REASON
          Days 1         | 02:30 America/Los_Angeles | 2026-03-07T02:30-08:00    | 2026-03-08T03:00-07:00    | skipped: first instant after the gap
          Days 1         | 02:30 America/Los_Angeles | 2026-03-08T03:00-07:00    | 2026-03-09T02:30-07:00    | the next day as ever
          Days 1         | 01:30 America/Los_Angeles | 2026-10-31T01:30-07:00    | 2026-11-01T01:30-07:00    | twice: the first occurrence
          Days 1         | 01:30 America/Los_Angeles | 2026-11-01T01:30-07:00    | 2026-11-02T01:30-08:00    | and not the second
          Days 1         | 02:00 Europe/Berlin       | 2026-03-28T02:00+01:00    | 2026-03-29T03:00+02:00    | the gap begins at 02:00
          Days 1         | 03:00 Europe/Berlin       | 2026-03-28T03:00+01:00    | 2026-03-29T03:00+02:00    | the gap ends at 03:00
          Days 1         | 02:59 Europe/Berlin       | 2026-10-24T02:59+02:00    | 2026-10-25T02:59+02:00    | twice: the first occurrence
          Days 1         | 03:00 Europe/Berlin       | 2026-10-24T03:00+02:00    | 2026-10-25T03:00+01:00    | comes once
          Days 1         | 02:15 Australia/Lord_Howe | 2026-10-03T02:15+10:30    | 2026-10-04T02:30+11:00    | a gap of half an hour
          Days 1         | 02:30 Australia/Lord_Howe | 2026-10-03T02:30+10:30    | 2026-10-04T02:30+11:00    | just after it
          Days 1         | 01:45 Australia/Lord_Howe | 2026-04-04T01:45+11:00    | 2026-04-05T01:45+11:00    | half an hour twice: the first
          Days 1         | 01:45 Australia/Lord_Howe | 2026-04-05T01:45+11:00    | 2026-04-06T01:45+10:30    | and not the second
          Days 1         | 02:00 Pacific/Apia        | 2011-12-29T02:00-10:00    | 2011-12-31T00:00+14:00    | 30 December was skipped: first instant after it
          Days 1         | 02:00 Pacific/Apia        | 2011-12-31T00:00+14:00    | 2011-12-31T02:00+14:00    | the 31st has its own time
          Days 1         | 00:00 Pacific/Apia        | 2011-12-31T00:00+14:00    | 2012-01-01T00:00+14:00    | two days with one instant run once
          Weeks FRIDAY   | 02:00 Pacific/Apia        | 2011-12-23T02:00-10:00    | 2011-12-31T00:00+14:00    | the Friday that was skipped
          Weeks FRIDAY   | 02:00 Pacific/Apia        | 2011-12-31T00:00+14:00    | 2012-01-06T02:00+14:00    | and the next one
          Months 30      | 02:00 Pacific/Apia        | 2011-12-01T00:00-10:00    | 2011-12-31T00:00+14:00    | the 30th that was skipped
          Hours 24       | 02:00 America/Los_Angeles | 2026-03-07T11:00-08:00    | 2026-03-08T12:00-07:00    | 24 hours are 24 hours
          Weeks SUNDAY   | 02:30 America/Los_Angeles | 2026-03-02T00:00-08:00    | 2026-03-08T03:00-07:00    | a Sunday with a gap
          Years FIRST    | 00:30 Africa/Cairo        | 2026-06-01T00:00+03:00    | 2027-01-01T00:30+02:00    | the zone's own year
          """)
  void changesOfClocks_moveOrRepeatNoRun(
      String schedule, String start, String after, String first, String reason) {
    TimeOfDay time = PolicyWords.time(start);
    GroupTiming timing = GroupTiming.of(PolicyWords.at("2010-05-05T12:00-07:00"), time);

    assertThat(PolicyWords.schedule(schedule).firstAfter(timing, PolicyWords.at(after)))
        .as(reason)
        .map(found -> found.atZone(time.zone()).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
        .contains(
            PolicyWords.at(first)
                .atZone(time.zone())
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
  }

  @ParameterizedTest
  @CsvSource({"Minutes 15", "Hours 1", "Days 1", "Weeks MONDAY", "Months 1", "Years FIRST"})
  void nothingIsScheduled_fromTheEndOn(String schedule) {
    Schedule parsed = PolicyWords.schedule(schedule);
    GroupTiming endless = GroupTiming.of(Instant.parse("2026-01-01T00:00:00Z"), TWO);
    Instant first = parsed.firstAfter(endless, endless.created()).orElseThrow();

    assertThat(parsed.firstAfter(endless.endingAt(first), endless.created())).isEmpty();
    assertThat(parsed.firstAfter(endless.endingAt(first.plusNanos(1)), endless.created()))
        .contains(first);
  }

  @Test
  void pauseThatEnds_isTheNewAnchor_butDaysAreStillCountedFromTheCreation() {
    Instant created = Instant.parse("2026-01-01T00:00:00Z");
    Instant resumed = Instant.parse("2026-01-02T10:07:00Z");
    GroupTiming timing =
        GroupTiming.of(created, TWO).paused(created.plus(Duration.ofHours(1))).resumed(resumed);

    assertThat(new Schedule.Hours(1).firstAfter(timing, created)).contains(resumed);
    assertThat(new Schedule.Days(3).firstAfter(timing, created))
        .contains(Instant.parse("2026-01-04T02:00:00Z"));
    assertThat(new Schedule.ProtectOnce().firstAfter(timing, created))
        .contains(Instant.parse("2026-01-03T02:00:00Z"));
  }

  @Test
  void pausedOrUsedUpGroup_hasNoTimes() {
    Instant created = Instant.parse("2026-01-01T00:00:00Z");
    GroupTiming timing = GroupTiming.of(created, TWO);

    assertThat(new Schedule.Hours(1).firstAfter(timing.paused(created.plusSeconds(1)), created))
        .isEmpty();
    assertThat(new Schedule.Hours(1).firstAfter(timing.usedUp(), Instant.MIN)).isEmpty();
  }
}
