package dev.holdfast.domain.policy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/** A minute of the day on the clocks of a time zone. */
public record TimeOfDay(int hour, int minute, ZoneId zone) {
  /** The zone of a time that names none, as the published API has it. */
  public static final ZoneId DEFAULT_ZONE = ZoneId.of("America/Los_Angeles");

  /** When a group runs that does not say when: 02:00. */
  public static final TimeOfDay DEFAULT_START = new TimeOfDay(2, 0, DEFAULT_ZONE);

  public TimeOfDay {
    Limits.between("hour", hour, 0, 23);
    Limits.between("minute", minute, 0, 59);
  }

  /**
   * The time with these numbers in the zone of that name, such as {@code Europe/Berlin} or {@code
   * +02:00}.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException naming the field that is wrong
   */
  public static TimeOfDay of(long hour, long minute, String timeZone) {
    Limits.between("hour", hour, 0, 23);
    Limits.between("minute", minute, 0, 59);
    return new TimeOfDay((int) hour, (int) minute, zoneNamed(timeZone));
  }

  private static ZoneId zoneNamed(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw FieldCauses.refusal(
          "timeZone",
          "names no time zone: \"" + name + "\". Give a name such as Europe/Berlin or UTC.");
    }
  }

  /** The same without a zone. */
  public LocalTime time() {
    return LocalTime.of(hour, minute);
  }

  /**
   * The instant of this time on a day.
   *
   * <p>Where clocks are put forward over it, the first instant after the gap, be it of an hour or
   * of a whole day; where they are put back over it, the first of the two.
   */
  public Instant on(LocalDate day) {
    LocalDateTime local = day.atTime(time());
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    return change != null && change.isGap()
        ? change.getInstant()
        : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
  }

  /** The day that it is in the zone at an instant. */
  public LocalDate dayAt(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }
}
